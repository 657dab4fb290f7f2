using System.Collections.Frozen;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.Extensions.Primitives;

namespace ArchivePlatform.Gateway.Media;

/// <summary>The only thing <c>/media</c> lets through: a PUT whose address was signed by a service, with what was signed and nothing else.</summary>
/// <remarks>
/// The store believes unsigned <c>x-amz-*</c> headers of a presigned PUT (a lock of its own, a copy source, a grant) and bodies whose checksum
/// trails behind unsigned; so the one are taken away here, and the other is refused (decision 0005).
/// </remarks>
internal static class PresignedPut
{
    private static readonly string[] Needed =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Signature"];

    private static readonly FrozenSet<string> Kept = FrozenSet.ToFrozenSet(
        [.. Needed, "X-Amz-Security-Token", "partNumber", "uploadId", "x-id"], StringComparer.Ordinal);

    /// <summary>Forms of upload in which the store would take bytes from elsewhere, unpack them, or trust a checksum that nobody signed.</summary>
    private static readonly string[] RefusedFamilies =
        ["x-amz-trailer", "x-amz-copy-source", "x-amz-decoded-content-length", "x-amz-meta-snowball", "x-amz-snowball", "x-minio-", "x-rgw-"];

    /// <exception cref="RequestRefused"><c>METHOD_NOT_ALLOWED</c>, <c>NOT_FOUND</c>, <c>UPLOAD_NOT_SIGNED</c>, <c>UPLOAD_FORM_NOT_ALLOWED</c></exception>
    internal static void Clean(HttpRequest request, IReadOnlyList<string> buckets)
    {
        if (!HttpMethods.IsPut(request.Method))
            throw new RequestRefused(Refusals.MethodNotAllowed);
        if (request.RouteValues["bucket"] is not string bucket || !buckets.Contains(bucket, StringComparer.Ordinal) || request.RouteValues["key"] is not string { Length: > 0 })
            throw new RequestRefused(Refusals.NotFound);
        var query = request.Query;
        if (!Needed.All(name => query.Any(pair => pair.Key == name && pair.Value is [{ Length: > 0 }])) || query["X-Amz-Algorithm"] != "AWS4-HMAC-SHA256")
            throw new RequestRefused(Refusals.UploadNotSigned);
        RefuseForms(request);
        KeepSigned(request, [.. query["X-Amz-SignedHeaders"].ToString().Split(';')]);
    }

    private static void RefuseForms(HttpRequest request)
    {
        var headers = request.Headers;
        var names = headers.Keys.Concat(request.Query.Keys);
        if (names.Any(name => RefusedFamilies.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase)))
            || headers.ContainsKey("Trailer")
            || headers.ContentEncoding.Count > 0
            || IsStreamed(headers["x-amz-content-sha256"])
            || request.Query.Any(pair => pair.Key.Equals("x-amz-content-sha256", StringComparison.OrdinalIgnoreCase) && IsStreamed(pair.Value)))
        {
            throw new RequestRefused(Refusals.UploadFormNotAllowed);
        }
    }

    private static void KeepSigned(HttpRequest request, HashSet<string> signed)
    {
        if (!signed.Contains("host"))
            throw new RequestRefused(Refusals.UploadNotSigned);
        var unsigned = request.Headers.Keys.Where(name => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !signed.Contains(name.ToLowerInvariant()));
        foreach (var name in unsigned.Append("Authorization").Append("Cookie").ToList())
            request.Headers.Remove(name);
        if (request.Query.Keys.All(Kept.Contains))
            return;
        request.QueryString = new QueryString("?" + string.Join('&', request.QueryString.Value![1..].Split('&').Where(pair => Kept.Contains(pair.Split('=')[0]))));
    }

    private static bool IsStreamed(StringValues digest) =>
        digest.Any(value => value?.StartsWith("STREAMING-", StringComparison.OrdinalIgnoreCase) == true);
}
