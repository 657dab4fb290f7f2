using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>Gives out the bytes of a kept medium, whole or in part, with a token or a ticket; each view is recorded first (clauses 5.1.5, 5.9, 5.11.1).</summary>
internal static class ReadContent
{
    internal static void Map(RouteGroupBuilder media) => media.MapGet("/{id:guid}/content", Handle);

    private static async Task Handle(
        Guid id, string? ticket, Actor actor, HttpContext context, ScanDb db, ObjectStore store, Views views, Transfer transfer, TimeProvider clock, CancellationToken ct)
    {
        var (media, guard) = await db.ReadableAsync(id, null, actor, clock, ct);
        var shown = await views.TicketAsync(ticket, id, actor, ct);
        var tag = new EntityTagHeaderValue($"\"{media.Sha256}\"");
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            (context.Response.StatusCode, context.Response.GetTypedHeaders().ETag) = (StatusCodes.Status304NotModified, tag);
            return;
        }
        var range = WantedRange.Of(context, media.SizeInBytes, tag);
        var holder = media.JoinedTo is { } first ? await db.Media.AsNoTracking().SingleAsync(row => row.Id == first, ct) : media;
        await using var bytes = await OpenAsync(db, store, holder, range, ct);
        var begin = await BeginAsync(bytes, views, transfer, holder, ct);
        await views.RecordAsync(media, guard, shown, range, actor, ct);
        WriteHeaders(context.Response, media, range, tag);
        await transfer.SendAsync(context, holder, bytes, begin, new(id, actor, TicketClaims.IssuedAt(context.User)));
    }

    private static async Task<ProvenBytes> OpenAsync(ScanDb db, ObjectStore store, Media holder, WantedRange range, CancellationToken ct)
    {
        var digests = await db.Fingerprints.AsNoTracking().Where(row => row.MediaId == holder.Id).Select(row => row.Digests).SingleAsync(ct);
        var stored = await store.OpenAsync(holder.Key, holder.StoreVersion!, ProvenBytes.Begin(range), ProvenBytes.End(range, holder.SizeInBytes), ct);
        return new ProvenBytes(stored, digests, range);
    }

    /// <summary>The first bytes, proven before anything is answered: so damage there is an answer of its own.</summary>
    /// <exception cref="RequestRefused"><c>MEDIA_INTEGRITY_FAILED</c> (502)</exception>
    private static async Task<ReadOnlyMemory<byte>> BeginAsync(ProvenBytes bytes, Views views, Transfer transfer, Media holder, CancellationToken ct)
    {
        try
        {
            return await bytes.NextAsync(ct);
        }
        catch (ContentDamaged)
        {
            transfer.Alarm(holder);
            await views.RecordDamageAsync(holder, ct);
            throw new RequestRefused(Refusals.IntegrityFailed);
        }
    }

    private static void WriteHeaders(HttpResponse response, Media media, WantedRange range, EntityTagHeaderValue tag)
    {
        var headers = response.GetTypedHeaders();
        headers.ETag = tag;
        headers.ContentType = new MediaTypeHeaderValue(media.MediaType);
        headers.ContentLength = range.Length;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ContentDisposition = MediaName.Attachment(media.Name);
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        if (!range.IsPart)
            return;
        response.StatusCode = StatusCodes.Status206PartialContent;
        headers.ContentRange = new ContentRangeHeaderValue(range.From, range.Until, media.SizeInBytes);
    }
}
