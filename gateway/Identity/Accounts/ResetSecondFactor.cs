using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Takes a lost second factor away and ends every session; whoever needs one sets it up at the next sign-in.</summary>
internal static class ResetSecondFactor
{
    internal static void Map(RouteGroupBuilder people) => people.MapPost("/{id}/second-factor-resets", Handle);

    private static async Task<Ok<PersonView>> Handle(
        string id, Actor actor, IdentityDb db, UserManager<Account> accounts, SessionDesk sessions, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.PersonAsync(id, actor, ct);
        IdentityRules.SelfGrant.Require(id != actor.Person);
        await sessions.EndAllAsync(account, ct);
        db.Audit(actor, "person.reset-second-factor", $"person/{id}");
        await accounts.SetTwoFactorEnabledAsync(account, false).Done();
        await accounts.ResetAuthenticatorKeyAsync(account).Done();
        var answer = await db.AnswerAsync(TypedResults.Ok(PersonView.Of(account, clock.GetUtcNow())), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }
}
