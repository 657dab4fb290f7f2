using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Arrangement;

/// <summary>What an archivist has before him while arranging: the dossier, its accessions, what is known of the items, the policy.</summary>
internal sealed class Desk
{
    private Desk(Dossier dossier, string custodian, Policy policy)
    {
        Dossier = dossier;
        Custodian = custodian;
        Policy = policy;
    }

    internal Dossier Dossier { get; }

    internal string Custodian { get; }

    private Policy Policy { get; }

    private Dictionary<Guid, Accession> Accessions { get; init; } = [];

    private Dictionary<Guid, KnownItem> Items { get; init; } = [];

    internal static async Task<Desk> Of(
        Dossier dossier, IReadOnlyList<ArrangeItems.Line> lines, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        var ids = lines.Select(line => line.ItemId).ToList();
        var organisation = await db.Organisation(dossier.CompanyId, today, ct);
        return new(dossier, organisation.CustodianDepartment, await db.Policy(dossier.CompanyId, today, ct))
        {
            Accessions = await db.Accessions
                .Where(accession => accession.DossierId == dossier.Id && ids.Contains(accession.ItemId))
                .ToDictionaryAsync(accession => accession.ItemId, ct),
            Items = await db.KnownItems.AsNoTracking().Where(item => ids.Contains(item.ItemId)).ToDictionaryAsync(item => item.ItemId, ct),
        };
    }

    /// <summary>The counter an item's number comes from.</summary>
    /// <exception cref="RuleBroken"><c>ITEM_NOT_IN_POOL</c>, <c>GROUP_UNKNOWN</c></exception>
    internal string SeriesOf(ArrangeItems.Line line) => NumberTemplate.SeriesOf(Dossier.Number!, GroupOf(line).Code);

    /// <summary>Where an item shall go.</summary>
    /// <exception cref="RuleBroken"><c>ITEM_NOT_IN_POOL</c>, <c>GROUP_UNKNOWN</c></exception>
    internal Placement PlacementOf(ArrangeItems.Line line, TimeProvider clock)
    {
        var (accession, item) = InPool(line);
        return new(accession, item, GroupOf(line), line.Volume, Custodian) { LineId = clock.NewId(), VolumeId = clock.NewId() };
    }

    private ArrangementGroup GroupOf(ArrangeItems.Line line) => Policy.Group(line.Group ?? InPool(line).Item.Group);

    private (Accession Accession, KnownItem Item) InPool(ArrangeItems.Line line) =>
        Accessions.TryGetValue(line.ItemId, out var accession) && Items.TryGetValue(line.ItemId, out var item)
            ? (accession, item)
            : throw new RuleBroken(DossierRules.ItemNotInPool, []) { Field = "itemId", MayArrive = true };
}
