using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Register;

/// <summary>Lists the accepted items of a dossier that have no place yet (clause 5.1.4).</summary>
internal static class GetPool
{
    /// <summary>One item of the pool.</summary>
    /// <param name="Group">Group its category leads to.</param>
    /// <param name="Hop">Number of its latest custody step.</param>
    public sealed record View(
        Guid ItemId,
        string FormerNo,
        string Title,
        string Category,
        string Subtype,
        string Group,
        int Pages,
        string HolderDepartment,
        string? HolderTeam,
        int Hop,
        string BatchNo,
        DateTimeOffset AcceptedAt);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapGet("/{id:guid}/pool", Handle);

    private static async Task<Ok<PageOf<View>>> Handle(Guid id, Guid? after, int? limit, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var size = Page.Limit(limit);
        await db.ReadDossier(id, "dossier.read-pool", actor, clock, ct);
        var last = after ?? Guid.Empty;
        var rows = await db.Accessions.AsNoTracking()
            .Where(accession => accession.DossierId == id && accession.ItemNumber == null && accession.ItemId > last)
            .Join(db.KnownItems, accession => accession.ItemId, item => item.ItemId, (accession, item) => new { accession, item })
            .OrderBy(row => row.accession.ItemId)
            .Take(size + 1)
            .Select(row => new View(
                row.item.ItemId,
                row.item.InterimNo,
                row.item.Title,
                row.item.Category,
                row.item.Subtype,
                row.item.Group,
                row.item.Pages,
                row.accession.HolderDepartment,
                row.accession.HolderTeam,
                row.accession.Hop,
                row.accession.BatchNo,
                row.accession.AcceptedAt))
            .ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, size, view => view.ItemId));
    }
}
