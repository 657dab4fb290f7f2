using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Secrecy;

/// <summary>Turns a proposed level down for the second department; the dossier is read as before (clause 5.1.5).</summary>
internal static class RefuseLevel
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapPost("/{id:guid}/level-proposals/{proposal:guid}/refusal", Handle);

    private static Task<Ok<LevelView>> Handle(
        Guid id, Guid proposal, Actor actor, ExpectedVersion version, DossierDb db, TimeProvider clock, CancellationToken ct) =>
        db.DecideAsync(new(id, proposal, Confirmed: false, "level.refuse"), actor, version, clock, ct);
}
