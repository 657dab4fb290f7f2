using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>Moves what is already arranged in group A to the sales history when its sale fails (clause 5.10.2e, AMB-29).</summary>
/// <remarks>
/// It waits until the item's new group is known here: whoever arranges the item after that finds it leading to the history, and whoever did before
/// has left it where this finds it. So the order of arrival does not matter.
/// </remarks>
internal sealed class MoveToHistoryOnItemRegistered(DossierDb db, TimeProvider clock) : IEffectOn<ItemRegistered>
{
    private Dictionary<Guid, KnownItem> known = [];
    private Dictionary<Guid, Accession> accessions = [];
    private Dictionary<Guid, InventoryLine> lines = [];
    private Dictionary<Guid, Dossier> dossiers = [];

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<ItemRegistered> messages, CancellationToken ct)
    {
        var ids = messages.Where(IsRegrouped).Select(message => message.ItemId).Distinct().ToArray();
        if (ids.Length == 0)
            return;
        known = await db.KnownItems.AsNoTracking().Where(item => ids.Contains(item.ItemId)).ToDictionaryAsync(item => item.ItemId, ct);
        await db.Database.ExecuteSqlAsync(
            $"select 1 from dossier where id in (select dossier_id from accession where item_id = any({ids})) order by id for update", ct);
        accessions = await db.Accessions.Where(row => ids.Contains(row.ItemId) && row.Group == ArrangementGroup.Sale).ToDictionaryAsync(row => row.ItemId, ct);
        lines = await db.InventoryLines.Where(line => accessions.Keys.Contains(line.ItemId) && line.MovedTo == null).ToDictionaryAsync(line => line.ItemId, ct);
        var dossierIds = accessions.Values.Select(accession => accession.DossierId).Distinct().ToList();
        dossiers = await db.Dossiers.Where(row => dossierIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(ItemRegistered message, Arrival arrival, CancellationToken ct)
    {
        if (!IsRegrouped(message))
            return;
        if (!known.TryGetValue(message.ItemId, out var item) || item.Version < message.Version)
            throw new NotYet($"item/{message.ItemId}", "the item's new group is not known here yet");
        if (!accessions.TryGetValue(message.ItemId, out var accession) || accession.Group != ArrangementGroup.Sale)
            return;
        await MoveAsync(dossiers[accession.DossierId], accession, item, ct);
    }

    private async Task MoveAsync(Dossier dossier, Accession accession, KnownItem item, CancellationToken ct)
    {
        var before = (accession.Version, accession.ItemNumber);
        var policy = await db.Policy(dossier.CompanyId, ArchiveTime.Today(clock), ct);
        var name = NumberTemplate.SeriesOf(dossier.Number!, ArrangementGroup.History);
        var series = (await db.LockSeries(dossier.CompanyCode, [name], ct))[name];
        var filed = new FiledItem(accession, lines[item.ItemId], item) { LineId = clock.NewId(), VolumeId = clock.NewId() };

        var line = dossier.MoveToHistory(filed, policy.Groups.FirstOrDefault(group => group.Code == ArrangementGroup.History), series);

        if (accession.Version == before.Version)
            return;
        if (line is not null)
            db.Add(line);
        db.Announce(dossier.Filed(accession, clock.GetUtcNow()));
        db.Announce(dossier.Changed(clock.GetUtcNow()));
        db.Audit(null, line is null ? "item.finding" : "item.regroup", $"dossier/{dossier.Id}", new
        {
            accession.ItemId,
            from = before.ItemNumber,
            to = line?.ItemNumber,
            accession.Finding,
        });
    }

    /// <summary>Only a later version can have left group A for the history.</summary>
    private static bool IsRegrouped(ItemRegistered message) => message is { Group: ArrangementGroup.History, Version: > 1 };
}
