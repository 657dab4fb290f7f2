using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Changes the caller's own name to be shown; a request that says anything of rights is refused whole.</summary>
internal static class ChangeOwnName
{
    public sealed record Request(string? Name);

    internal static void Map(RouteGroupBuilder me) => me.MapPut("/", Handle);

    private static async Task<Ok<PersonView>> Handle(
        Request request, Actor actor, ExpectedVersion version, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var account = await db.People.SingleOrDefaultAsync(person => person.Id == actor.Person, ct) ?? throw IdentityRules.PersonUnknown.Broken();
        version.Require(account);

        account.Rename(request.Name);

        db.Audit(actor, "person.rename", $"person/{account.Id}");
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(PersonView.Of(account, clock.GetUtcNow()));
    }
}
