using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Lets somebody in again who was disabled, with the rights they had.</summary>
internal static class EnablePerson
{
    internal static void Map(RouteGroupBuilder people) => people.MapPost("/{id}/enabling", Handle);

    private static async Task<Ok<PersonView>> Handle(string id, Actor actor, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var account = await db.PersonAsync(id, actor, ct);

        account.Enable();

        db.Audit(actor, "person.enable", $"person/{id}");
        return await db.AnswerAsync(TypedResults.Ok(PersonView.Of(account, clock.GetUtcNow())), ct);
    }
}
