using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;

namespace ArchivePlatform.Identities.Keys;

/// <summary>Replaces keys that are old by themselves, and clears away what the protocol no longer needs.</summary>
internal sealed class KeyCare(
    IdentityDb db, KeySeal seal, IOptions<IdentitySettings> options, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, TimeProvider clock) : ISweep
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <inheritdoc/>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await RotateAsync(now, ct);
        await tokens.PruneAsync(now - Kept, ct);
        await authorizations.PruneAsync(now - Kept, ct);
        await db.Database.ExecuteSqlAsync($"delete from attempts where since < {now.AddDays(-1)}", ct);
        await db.Sessions.Where(session => session.ExpiresAt < now.AddDays(-30)).ExecuteDeleteAsync(ct);
        return 0;
    }

    /// <summary>A pair of keys to follow those in use.</summary>
    internal static void Add(IdentityDb db, KeySeal seal, DateTimeOffset now, TimeSpan delay, string by)
    {
        db.Add(StoredKey.Signing(seal, now, delay, by));
        db.Add(StoredKey.Encrypting(seal, now, delay, by));
    }

    private async Task RotateAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(StartLock.Keys, ct);
        var youngest = await db.Keys.Where(key => key.Signs && key.RevokedAt == null).MaxAsync(key => (DateTimeOffset?)key.CreatedAt, ct);
        if (youngest is { } made && now - made > TimeSpan.FromDays(options.Value.KeyRotationDays))
        {
            Add(db, seal, now, TimeSpan.FromSeconds(options.Value.KeyActivationSeconds), "service:identity");
            db.Audit(null, "key.rotate", "keys", new { reason = "age" });
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }
}
