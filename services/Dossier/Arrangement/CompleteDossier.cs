using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Register;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Arrangement;

/// <summary>Declares a dossier arranged; without a mandatory group it is not (clause 5.10.2a).</summary>
internal static class CompleteDossier
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapPost("/{id:guid}/completion", Handle);

    private static async Task<Ok<DossierView>> Handle(
        Guid id, Actor actor, ExpectedVersion version, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        var dossier = await db.OwnDossier(id, actor, clock, ct);
        version.Require(dossier);
        actor.RequireArchivist((await db.Organisation(dossier.CompanyId, today, ct)).CustodianDepartment);

        dossier.Complete(await db.Policy(dossier.CompanyId, today, ct));

        db.Announce(dossier.Changed(clock.GetUtcNow()));
        db.Audit(actor, "dossier.complete", $"dossier/{id}");
        return await db.AnswerAsync(TypedResults.Ok(await db.ViewAsync(dossier, ct)), ct);
    }
}
