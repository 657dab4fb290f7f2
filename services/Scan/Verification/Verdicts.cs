using ArchivePlatform.Contracts.Scanning;
using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Writes down what became of an upload: medium, digests, announcement and trail in one save, once.</summary>
internal sealed class Verdicts(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The medium of the same item that holds the same content; null where none does yet.</summary>
    public async Task<Guid?> FirstOfAsync(Media media, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScanDb>();
        return await db.Media
            .Where(other => other.ItemId == media.ItemId && other.Sha256 == media.Sha256 && other.State == MediaState.Verified)
            .Select(other => (Guid?)other.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>It is kept; joined instead where the same content of the item was kept meanwhile.</summary>
    public async Task KeepAsync(Media media, byte[] digests, DateTimeOffset lockedUntil, CancellationToken ct)
    {
        try
        {
            await DecideAsync(media, "media.verify", null, (db, row, now) =>
            {
                row.Keep(lockedUntil, now);
                db.Add(new Fingerprint { MediaId = row.Id, Digests = digests });
                db.Announce(new MediaVerified(
                    row.Id, row.ItemId, row.CompanyId, row.MediaType, row.SizeInBytes, row.Sha256, row.Page, lockedUntil, row.Version, now, row.DeclaredBy));
            }, ct);
        }
        catch (DbUpdateException same) when (same.Violates(MediaMapping.SameContent))
        {
            await JoinAsync(media, (await FirstOfAsync(media, ct))!.Value, ct);
        }
    }

    /// <summary>It is the same as another medium of the item, which holds the content.</summary>
    public Task JoinAsync(Media media, Guid first, CancellationToken ct) =>
        DecideAsync(media, "media.join", new { first }, (_, row, now) => row.Join(first, now), ct);

    /// <summary>It is not kept.</summary>
    public Task RejectAsync(Media media, string reason, CancellationToken ct) =>
        DecideAsync(media, "media.reject", new { reason }, (db, row, now) =>
        {
            row.Reject(reason, now);
            db.Announce(new MediaRejected(row.Id, row.ItemId, row.CompanyId, reason, row.Version, now, row.DeclaredBy));
        }, ct);

    private async Task DecideAsync(Media media, string action, object? detail, Action<ScanDb, Media, DateTimeOffset> decide, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScanDb>();
        var row = await db.Media.SingleAsync(row => row.Id == media.Id, ct);
        if (row.State != MediaState.Uploaded)
            return;
        decide(db, row, clock.GetUtcNow());
        db.Audit(null, action, $"media/{row.Id}", detail);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another worker had it too and was first; it came to the same end.
        }
    }
}
