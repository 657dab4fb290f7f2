using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Secrecy;

/// <summary>Shows how secret a dossier is and how that came (clause 5.1.5).</summary>
internal static class GetLevel
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapGet("/{id:guid}/level", Handle);

    private static async Task<Ok<LevelView>> Handle(Guid id, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var dossier = await db.ReadDossier(id, "dossier.read-level", actor, clock, ct);
        var proposal = await db.LevelProposals.AsNoTracking().Where(row => row.DossierId == id).OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(LevelView.Of(dossier, proposal));
    }
}
