using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Registry;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>Finds the media a caller may read; all others are as if nobody had ever uploaded them (clauses 5.1.5, 5.9).</summary>
internal static class MediaAccess
{
    private static readonly string[] Kept = [MediaState.Verified, MediaState.Joined];

    /// <summary>A kept medium and what guards it.</summary>
    /// <param name="act">What is read, as the trail of a secret item says it; null where another act is noted.</param>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>MEDIA_UNKNOWN</c>, also for one that is hidden</exception>
    /// <exception cref="ServiceKit.Problems.RequestRefused"><c>RIGHTS_STALE</c> (503)</exception>
    public static async Task<(Media Media, MediaGuard Guard)> ReadableAsync(this ScanDb db, Guid id, string? act, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var viewer = await db.ViewerOfAsync(id, actor, clock, ct);
        var found = await db.Media.AsNoTracking()
            .Where(media => media.Id == id && Kept.Contains(media.State))
            .Join(db.MediaGuards.ReadableBy(viewer.Reader), media => media.Id, guard => guard.Id, (media, guard) => new { media, guard })
            .SingleOrDefaultAsync(ct) ?? throw ScanRules.MediaUnknown.Broken();
        await db.DiscloseAsync(actor, act, [found.guard], ct);
        return (found.media, found.guard);
    }
}
