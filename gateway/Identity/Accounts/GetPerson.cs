using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Shows one person.</summary>
internal static class GetPerson
{
    internal static void Map(RouteGroupBuilder people) => people.MapGet("/{id}", Handle);

    private static async Task<Ok<PersonView>> Handle(string id, Actor actor, IdentityDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(PersonView.Of(await db.PersonAsync(id, actor, ct), clock.GetUtcNow()));
}
