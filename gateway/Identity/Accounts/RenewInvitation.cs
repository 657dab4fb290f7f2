using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Invites somebody again whose link ran out or was lost; the link before ends.</summary>
internal static class RenewInvitation
{
    internal static void Map(RouteGroupBuilder people) => people.MapPost("/{id}/invitations", Handle);

    private static async Task<Ok<PersonView>> Handle(string id, Actor actor, IdentityDb db, LinkDesk links, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.PersonAsync(id, actor, ct);
        IdentityRules.PersonSignedUp.Require(account.PasswordHash is null, id);
        var link = await links.InviteAsync(id, actor.Person, ct);
        db.Audit(actor, "person.invite-again", $"person/{id}");
        var answer = await db.AnswerAsync(TypedResults.Ok(PersonView.Of(account, clock.GetUtcNow())), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(answer.Value! with { Link = link });
    }
}
