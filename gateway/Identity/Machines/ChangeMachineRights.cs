using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Machines;

/// <summary>Grants a program or station its departments, teams, roles and clearance; tokens of before are stale at once (clauses 4.1, 5.1.5).</summary>
internal static class ChangeMachineRights
{
    public sealed record Request(
        string? Company, IReadOnlyList<string>? Departments, IReadOnlyList<string>? Teams, IReadOnlyList<string>? Roles, string? Clearance);

    internal static void Map(RouteGroupBuilder clients) => clients.MapPut("/{id}/rights", Handle);

    private static async Task<Ok<MachineView>> Handle(
        string id, Request request, Actor actor, ExpectedVersion version, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var machine = await db.MachineAsync(id, actor, ct);
        version.Require(machine);
        var rights = Rights.Of(request.Company, request.Departments, request.Teams, request.Roles, request.Clearance).Within(actor);

        if (machine.Grant(rights, WholeSecond.From(clock.GetUtcNow())))
        {
            db.Announce(new PersonRightsChanged(id, machine.NotBefore, machine.Version, clock.GetUtcNow()));
            db.Audit(actor, "client.grant", $"client/{id}", rights);
            await db.SaveChangesAsync(ct);
        }
        return TypedResults.Ok(MachineView.Of(machine));
    }
}
