using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Ends every session of somebody, for example when a device was lost.</summary>
internal static class SignPersonOut
{
    internal static void Map(RouteGroupBuilder people) => people.MapPost("/{id}/sign-outs", Handle);

    private static async Task<Ok<PersonView>> Handle(
        string id, Actor actor, IdentityDb db, SessionDesk sessions, TimeProvider clock, CancellationToken ct)
    {
        var account = await db.PersonAsync(id, actor, ct);

        await sessions.EndAllAsync(account, ct);

        db.Audit(actor, "person.sign-out", $"person/{id}");
        return await db.AnswerAsync(TypedResults.Ok(PersonView.Of(account, clock.GetUtcNow())), ct);
    }
}
