using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Gives somebody a one-time link to choose a new password; their second factor stays.</summary>
internal static class ResetPassword
{
    internal static void Map(RouteGroupBuilder people) => people.MapPost("/{id}/reset-links", Handle);

    private static async Task<Ok<PersonView>> Handle(string id, Actor actor, IdentityDb db, LinkDesk links, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.PersonAsync(id, actor, ct);
        IdentityRules.PersonDisabled.Require(!account.IsDisabled, id);
        var link = await links.ResetAsync(id, actor.Person, ct);
        db.Audit(actor, "person.reset-password", $"person/{id}");
        var answer = await db.AnswerAsync(TypedResults.Ok(PersonView.Of(account, clock.GetUtcNow())), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(answer.Value! with { Link = link });
    }
}
