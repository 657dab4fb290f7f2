using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Machines;

/// <summary>Shows one program or station.</summary>
internal static class GetMachine
{
    internal static void Map(RouteGroupBuilder clients) => clients.MapGet("/{id}", Handle);

    private static async Task<Ok<MachineView>> Handle(string id, Actor actor, IdentityDb db, CancellationToken ct) =>
        TypedResults.Ok(MachineView.Of(await db.MachineAsync(id, actor, ct)));
}
