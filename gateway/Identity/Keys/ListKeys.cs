using ArchivePlatform.Identities.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Keys;

/// <summary>Lists the signing keys with their states.</summary>
internal static class ListKeys
{
    public sealed record Answer(IReadOnlyList<KeyView> Items);

    internal static void Map(RouteGroupBuilder keys) => keys.MapGet("/", Handle);

    private static async Task<Ok<Answer>> Handle(IdentityDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(new Answer(KeyView.Of(await db.Keys.AsNoTracking().Where(key => key.Signs).ToListAsync(ct), clock.GetUtcNow())));
}
