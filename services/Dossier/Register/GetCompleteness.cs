using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Register;

/// <summary>Says which of the six classes of a working dossier are there (clause 5.3.1).</summary>
internal static class GetCompleteness
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapGet("/{id:guid}/completeness", Handle);

    private static async Task<Ok<WorkingPapers>> Handle(Guid id, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        await db.ReadDossier(id, "dossier.read-completeness", actor, clock, ct);
        var kinds = await db.Accessions
            .Where(accession => accession.DossierId == id)
            .Join(db.KnownItems, accession => accession.ItemId, item => item.ItemId, (_, item) => new { item.Category, item.Subtype })
            .Distinct()
            .ToListAsync(ct);
        return TypedResults.Ok(WorkingPapers.Of([.. kinds.Select(kind => (kind.Category, kind.Subtype))]));
    }
}
