using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Register;

/// <summary>Lists a dossier's inventory (卷内目录) in the order of its item numbers, for one volume where one is asked for (clause 5.10.2a).</summary>
internal static class GetInventory
{
    /// <summary>One line.</summary>
    /// <param name="Id">Of the line; the <c>after</c> of the next page.</param>
    /// <param name="Seq">From 1 in the volume.</param>
    /// <param name="MovedTo">Number under which the item stands now, where it was moved to another group (clause 5.10.2e).</param>
    /// <param name="Finding"><c>FAILED_SALE_IN_A</c> or null.</param>
    public sealed record View(
        Guid Id,
        string Volume,
        string Group,
        int Seq,
        Guid ItemId,
        string ItemNumber,
        string FormerNo,
        string Title,
        DateOnly? DocumentDate,
        string? ResponsibleParty,
        int Pages,
        int? PageFrom,
        int? PageTo,
        string? MovedTo,
        string? Finding)
    {
        internal static View Of(InventoryLine line, Volume volume, string? finding) => new(
            line.Id,
            volume.Code,
            volume.Group,
            line.Seq,
            line.ItemId,
            line.ItemNumber,
            line.FormerNo,
            line.Title,
            line.DocumentDate,
            line.ResponsibleParty,
            line.Pages,
            line.PageFrom,
            line.PageTo,
            line.MovedTo,
            line.MovedTo is null ? finding : null);
    }

    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapGet("/{id:guid}/inventory", Handle);

    private static async Task<Ok<PageOf<View>>> Handle(Guid id, [AsParameters] Wanted wanted, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var size = Page.Limit(wanted.Limit);
        var dossier = await db.ReadDossier(id, "dossier.read-inventory", actor, clock, ct);
        var volumes = dossier.Volumes.Where(volume => wanted.Volume is null || volume.Code == wanted.Volume).ToDictionary(volume => volume.Id);
        DossierRules.VolumeUnknown.Require(wanted.Volume is null || volumes.Count > 0, wanted.Volume);
        var lines = db.InventoryLines.AsNoTracking().Where(line => line.DossierId == id && volumes.Keys.Contains(line.VolumeId));
        if (wanted.After is { } last)
            lines = lines.Where(line => db.InventoryLines.Any(before => before.Id == last && line.ItemNumber.CompareTo(before.ItemNumber) > 0));
        var rows = await lines.OrderBy(line => line.ItemNumber).Take(size + 1).ToListAsync(ct);
        var findings = await db.Accessions.Where(row => row.DossierId == id && row.Finding != null).ToDictionaryAsync(row => row.ItemId, row => row.Finding, ct);
        return TypedResults.Ok(Page.Of(
            [.. rows.Select(line => View.Of(line, volumes[line.VolumeId], findings.GetValueOrDefault(line.ItemId)))], size, view => view.Id));
    }

    /// <summary>What is looked for.</summary>
    internal sealed record Wanted(string? Volume, Guid? After, int? Limit);
}
