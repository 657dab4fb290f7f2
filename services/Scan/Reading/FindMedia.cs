using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Registry;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>Lists the kept media the caller may read, of one item or of all, in the order of their declaration (clause 5.9).</summary>
internal static class FindMedia
{
    /// <param name="Company">Code of the company whose media are asked for; the own one unless said otherwise (AMB-33).</param>
    /// <param name="After">Id of the last medium of the page before.</param>
    internal sealed record Query(string? Company, Guid? Item, Guid? After, int? Limit);

    internal static void Map(RouteGroupBuilder media) => media.MapGet("/", Handle);

    private static async Task<Ok<PageOf<MediaView>>> Handle([AsParameters] Query query, Actor actor, ScanDb db, TimeProvider clock, CancellationToken ct)
    {
        var limit = Page.Limit(query.Limit);
        var viewer = await db.ViewerAsync(actor, query.Company, clock, ct);
        var rows = await db.Media.AsNoTracking()
            .Where(media => media.State == MediaState.Verified)
            .Where(media => query.Item == null || media.ItemId == query.Item)
            .Where(media => query.After == null || media.Id > query.After)
            .Join(db.MediaGuards.ReadableBy(viewer.Reader), media => media.Id, guard => guard.Id, (media, guard) => new { media, guard })
            .OrderBy(row => row.media.Id)
            .Take(limit + 1)
            .ToListAsync(ct);
        var page = Page.Of(rows, limit, row => row.media.Id);
        await db.DiscloseAsync(actor, "media.list", [.. page.Items.Select(row => row.guard)], ct);
        return TypedResults.Ok(new PageOf<MediaView>([.. page.Items.Select(row => MediaView.Of(row.media))], page.Next));
    }
}
