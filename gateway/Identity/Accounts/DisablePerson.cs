using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Ends every way in for somebody, at once; they stay in the records (clause 5.1.6).</summary>
internal static class DisablePerson
{
    internal static void Map(RouteGroupBuilder people) => people.MapPost("/{id}/disabling", Handle);

    private static async Task<Ok<PersonView>> Handle(
        string id, Actor actor, IdentityDb db, SessionDesk sessions, TimeProvider clock, CancellationToken ct)
    {
        var account = await db.PersonAsync(id, actor, ct);
        IdentityRules.SelfGrant.Require(id != actor.Person);

        account.Disable(clock.GetUtcNow());

        await sessions.EndAllAsync(account, ct);
        db.Audit(actor, "person.disable", $"person/{id}");
        return await db.AnswerAsync(TypedResults.Ok(PersonView.Of(account, clock.GetUtcNow())), ct);
    }
}
