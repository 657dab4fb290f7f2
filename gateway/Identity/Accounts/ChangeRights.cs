using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Grants somebody their company, departments, teams, roles and clearance; tokens of before are stale at once (clauses 4.1, 5.1.5).</summary>
internal static class ChangeRights
{
    public sealed record Request(
        string? Company, IReadOnlyList<string>? Departments, IReadOnlyList<string>? Teams, IReadOnlyList<string>? Roles, string? Clearance);

    internal static void Map(RouteGroupBuilder people) => people.MapPut("/{id}/rights", Handle);

    private static async Task<Ok<PersonView>> Handle(
        string id, Request request, Actor actor, ExpectedVersion version, IdentityDb db, SessionDesk sessions, TimeProvider clock, CancellationToken ct)
    {
        var account = await db.PersonAsync(id, actor, ct);
        IdentityRules.SelfGrant.Require(id != actor.Person);
        version.Require(account);
        var rights = Rights.Of(request.Company, request.Departments, request.Teams, request.Roles, request.Clearance).Within(actor);

        if (account.Grant(rights, clock.GetUtcNow()))
        {
            sessions.Stale(account);
            db.Audit(actor, "person.grant", $"person/{id}", rights);
            await db.SaveChangesAsync(ct);
        }
        return TypedResults.Ok(PersonView.Of(account, clock.GetUtcNow()));
    }
}
