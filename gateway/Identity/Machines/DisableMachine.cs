using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Machines;

/// <summary>Ends the access of a program or station at once, for example of a stolen one.</summary>
internal static class DisableMachine
{
    internal static void Map(RouteGroupBuilder clients) => clients.MapPost("/{id}/disabling", Handle);

    private static async Task<Ok<MachineView>> Handle(string id, Actor actor, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var machine = await db.MachineAsync(id, actor, ct);

        machine.Disable(WholeSecond.From(clock.GetUtcNow()));

        db.Announce(new PersonRightsChanged(id, machine.NotBefore, machine.Version, clock.GetUtcNow()));
        db.Audit(actor, "client.disable", $"client/{id}");
        return await db.AnswerAsync(TypedResults.Ok(MachineView.Of(machine)), ct);
    }
}
