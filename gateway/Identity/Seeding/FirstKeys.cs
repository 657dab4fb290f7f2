using ArchivePlatform.Identities.Keys;
using ArchivePlatform.Identities.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Seeding;

/// <summary>Makes the issuer's first keys, in use at once.</summary>
internal sealed class FirstKeys(IdentityDb db, KeySeal seal, TimeProvider clock)
{
    internal async Task MakeAsync(CancellationToken ct)
    {
        if (await db.Keys.AnyAsync(key => key.RevokedAt == null, ct))
            return;
        KeyCare.Add(db, seal, clock.GetUtcNow(), TimeSpan.Zero, "service:identity");
        db.Audit(null, "key.rotate", "keys", new { reason = "first start" });
        await db.SaveChangesAsync(ct);
    }
}
