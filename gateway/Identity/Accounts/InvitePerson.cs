using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Invites somebody by a one-time link; what they may do, the security administrator grants (clause 5.1.6).</summary>
internal static class InvitePerson
{
    public sealed record Request(string? Id, string? Name, string? Company);

    internal static void Map(RouteGroupBuilder people) => people.MapPost("/", Handle);

    private static async Task<Created<PersonView>> Handle(
        Request request, Actor actor, IdentityDb db, UserManager<Account> accounts, LinkDesk links, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var account = Account.Invite(request.Id, request.Name, Rights.None(Rights.OfCompany(request.Company)), now);
        account.Rights.Within(actor);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.FreeAsync(account.Id, ct);
        var link = await links.InviteAsync(account.Id, actor.Person, ct);
        db.Audit(actor, "person.invite", $"person/{account.Id}", new { account.Company });
        await accounts.CreateAsync(account).Done();
        var answer = await db.AnswerAsync(TypedResults.Created($"/api/identity/people/{account.Id}", PersonView.Of(account, now)), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created(answer.Location, answer.Value! with { Link = link });
    }
}
