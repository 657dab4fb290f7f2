using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Shows the caller to themselves.</summary>
internal static class GetMe
{
    internal static void Map(RouteGroupBuilder me) => me.MapGet("/", Handle);

    private static async Task<Ok<PersonView>> Handle(Actor actor, IdentityDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(PersonView.Of(
            await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == actor.Person, ct) ?? throw IdentityRules.PersonUnknown.Broken(), clock.GetUtcNow()));
}
