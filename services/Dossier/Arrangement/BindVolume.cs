using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Register;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Arrangement;

/// <summary>Binds a volume; later additions go to a supplementary one (clause 5.10.2a).</summary>
internal static class BindVolume
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapPost("/{id:guid}/volumes/{volume}/binding", Handle);

    private static async Task<Ok<DossierView>> Handle(
        Guid id, string volume, Actor actor, ExpectedVersion version, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        var dossier = await db.OwnDossier(id, actor, clock, ct);
        version.Require(dossier);
        actor.RequireArchivist((await db.Organisation(dossier.CompanyId, today, ct)).CustodianDepartment);

        dossier.Bind(volume, await db.Policy(dossier.CompanyId, today, ct), clock.GetUtcNow());

        db.Announce(dossier.Changed(clock.GetUtcNow()));
        db.Audit(actor, "volume.bind", $"dossier/{id}", new { volume });
        return await db.AnswerAsync(TypedResults.Ok(await db.ViewAsync(dossier, ct)), ct);
    }
}
