using ArchivePlatform.Contracts.Scanning;
using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Writes down what became of uploads: medium, digests, announcement and trail of all of them in one save, once.</summary>
internal sealed partial class Verdicts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Verdicts> log)
{
    /// <summary>The media that hold the same content of the same item already.</summary>
    public async Task<IReadOnlyDictionary<(Guid Item, string Sha256), Guid>> FirstsOfAsync(IReadOnlyCollection<Media> some, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScanDb>();
        var (items, digests) = (some.Select(media => media.ItemId).ToHashSet(), some.Select(media => media.Sha256).ToHashSet());
        return await db.Media
            .Where(other => items.Contains(other.ItemId) && digests.Contains(other.Sha256) && other.State == MediaState.Verified)
            .ToDictionaryAsync(other => (other.ItemId, other.Sha256), other => other.Id, ct);
    }

    /// <summary>Writes them down together; each by itself where that fails, so that one that cannot be written holds up no other.</summary>
    /// <returns>Those that are written, as they ended.</returns>
    public async Task<IReadOnlyList<Verdict>> WriteAsync(IReadOnlyList<Verdict> some, CancellationToken ct)
    {
        try
        {
            await SaveAsync(some, ct);
            return some;
        }
        catch (DbUpdateException)
        {
            var ended = new List<Verdict>();
            foreach (var verdict in some)
            {
                if (await WriteAsync(verdict, ct) is { } end)
                    ended.Add(end);
            }
            return ended;
        }
    }

    /// <returns>How it ended: joined where the same content of the item was kept meanwhile; null where it cannot be written now.</returns>
    private async Task<Verdict?> WriteAsync(Verdict verdict, CancellationToken ct)
    {
        try
        {
            await SaveAsync([verdict], ct);
            return verdict;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another worker had it too and was first; it came to the same end.
            return verdict;
        }
        catch (DbUpdateException same) when (same.Violates(MediaMapping.SameContent))
        {
            var media = verdict.Media;
            var firsts = await FirstsOfAsync([media], ct);
            return await WriteAsync(new Verdict(media, MediaState.Joined, First: firsts[(media.ItemId, media.Sha256)]), ct);
        }
        catch (DbUpdateException fault)
        {
            LogUnwritten(log, verdict.Media.Id, fault.InnerException?.Message ?? fault.Message);
            return null;
        }
    }

    private async Task SaveAsync(IReadOnlyList<Verdict> some, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScanDb>();
        var ids = some.Select(verdict => verdict.Media.Id).ToHashSet();
        var open = await db.Media.Where(row => ids.Contains(row.Id) && row.State == MediaState.Uploaded).ToDictionaryAsync(row => row.Id, ct);
        foreach (var verdict in some)
        {
            if (open.TryGetValue(verdict.Media.Id, out var row))
                Decide(db, row, verdict, clock.GetUtcNow());
        }
        await db.SaveChangesAsync(ct);
    }

    private static void Decide(ScanDb db, Media row, Verdict verdict, DateTimeOffset now)
    {
        switch (verdict)
        {
            case { Keeps: true, LockedUntil: { } until, Digests: { } digests }:
                row.Keep(until, now);
                db.Add(new Fingerprint { MediaId = row.Id, Digests = digests });
                db.Announce(new MediaVerified(
                    row.Id, row.ItemId, row.CompanyId, row.MediaType, row.SizeInBytes, row.Sha256, row.Page, until, row.Version, now, row.DeclaredBy));
                db.Audit(null, "media.verify", $"media/{row.Id}");
                break;
            case { First: { } first }:
                row.Join(first, now);
                db.Audit(null, "media.join", $"media/{row.Id}", new { first });
                break;
            case { Keeps: false, End: var reason }:
                row.Reject(reason, now);
                db.Announce(new MediaRejected(row.Id, row.ItemId, row.CompanyId, reason, row.Version, now, row.DeclaredBy));
                db.Audit(null, "media.reject", $"media/{row.Id}", new { reason });
                break;
            default:
                throw new InvalidOperationException($"Medium {row.Id} is to be kept, but is not locked.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of medium {Id} could not be written down and is tried again: {Reason}")]
    private static partial void LogUnwritten(ILogger log, Guid id, string reason);
}
