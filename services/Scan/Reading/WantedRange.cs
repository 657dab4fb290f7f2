using ArchivePlatform.ServiceKit.Problems;
using Microsoft.Net.Http.Headers;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>Which bytes a request wants (RFC 9110, section 14): all of them, or one stretch.</summary>
/// <param name="From">First byte, from 0.</param>
/// <param name="Until">Last byte.</param>
/// <param name="IsPart">Whether it was asked for as a part, and is answered 206.</param>
internal readonly record struct WantedRange(long From, long Until, bool IsPart)
{
    public long Length => Until - From + 1;

    /// <summary>Reads <c>Range</c> and <c>If-Range</c>; several ranges at once, or a medium that has changed, give the whole.</summary>
    /// <exception cref="RequestRefused"><c>RANGE_NOT_SATISFIABLE</c> (416)</exception>
    public static WantedRange Of(HttpContext context, long size, EntityTagHeaderValue tag)
    {
        var headers = context.Request.GetTypedHeaders();
        if (headers.Range is not { Unit.Value: "bytes", Ranges.Count: 1 } asked || headers.IfRange is { } condition && condition.EntityTag?.Compare(tag, useStrongComparison: true) != true)
            return new(0, size - 1, false);
        var range = asked.Ranges.Single();
        var from = range.From ?? Math.Max(0, size - range.To!.Value);
        var until = range.From is null ? size - 1 : Math.Min(range.To ?? size - 1, size - 1);
        if (from < size && from <= until)
            return new(from, until, true);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.ContentRange = $"bytes */{size}";
            return Task.CompletedTask;
        });
        throw new RequestRefused(Refusals.RangeNotSatisfiable, "Range");
    }
}
