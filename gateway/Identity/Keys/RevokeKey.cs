using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Keys;

/// <summary>Withdraws a key that became known: what it signed is believed no longer, here at once and in the services within a minute.</summary>
internal static class RevokeKey
{
    internal static void Map(RouteGroupBuilder keys) => keys.MapPost("/{id}/revocation", Handle);

    private static async Task<Ok<KeyView>> Handle(string id, Actor actor, IdentityDb db, KeyRing ring, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var all = await db.Keys.Where(key => key.Signs && key.RevokedAt == null).ToListAsync(ct);
        var key = all.SingleOrDefault(key => key.Id == id) ?? throw IdentityRules.KeyUnknown.Broken();
        IdentityRules.KeyLast.Require(all.Any(other => other != key && other.ActiveFrom <= now));

        key.Revoke(now);

        db.Audit(actor, "key.revoke", "keys", new { key = id });
        var answer = await db.AnswerAsync(TypedResults.Ok(KeyView.Of([key], now)[0]), ct);
        await ring.ReadAsync(ct);
        return answer;
    }
}
