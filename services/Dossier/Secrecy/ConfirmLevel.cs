using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Secrecy;

/// <summary>Agrees to a level for the second department; it counts for good from now on (clause 5.1.5).</summary>
internal static class ConfirmLevel
{
    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapPost("/{id:guid}/level-proposals/{proposal:guid}/confirmation", Handle);

    private static Task<Ok<LevelView>> Handle(
        Guid id, Guid proposal, Actor actor, ExpectedVersion version, DossierDb db, TimeProvider clock, CancellationToken ct) =>
        db.DecideAsync(new(id, proposal, Confirmed: true, "level.confirm"), actor, version, clock, ct);
}
