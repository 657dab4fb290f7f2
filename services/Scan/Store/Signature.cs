using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ArchivePlatform.Scanning.Store;

/// <summary>AWS Signature Version 4 for S3: of a request in its header, or of an address in its query (decision 0017).</summary>
internal sealed class Signature(string accessKey, string secretKey, string region)
{
    /// <summary>Digest of a body nobody signs.</summary>
    internal const string Unsigned = "UNSIGNED-PAYLOAD";

    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The value of <c>Authorization</c>.</summary>
    /// <param name="path">Path as it is sent; its names need no escapes.</param>
    /// <param name="query">Names and values, unescaped.</param>
    /// <param name="headers">Everything that is signed, in small letters, with <c>host</c> and <c>x-amz-date</c>.</param>
    internal string Authorization(string method, string path, IEnumerable<(string Name, string Value)> query, IReadOnlyList<(string Name, string Value)> headers, string digest, DateTimeOffset at)
    {
        var (names, lines) = Canonical(headers);
        var signature = Sign($"{method}\n{path}\n{Query(query)}\n{lines}\n{names}\n{digest}", at);
        return $"{Algorithm} Credential={accessKey}/{Scope(at)}, SignedHeaders={names}, Signature={signature}";
    }

    /// <summary>Path and query of an address that lets its bearer send one request.</summary>
    /// <param name="headers">What must be sent as it is, in small letters, with <c>host</c>.</param>
    internal string Presigned(string method, string path, IEnumerable<(string Name, string Value)> query, IReadOnlyList<(string Name, string Value)> headers, string digest, TimeSpan goodFor, DateTimeOffset at)
    {
        var (names, lines) = Canonical(headers);
        var whole = Query(query.Concat(
        [
            ("X-Amz-Algorithm", Algorithm),
            ("X-Amz-Credential", $"{accessKey}/{Scope(at)}"),
            ("X-Amz-Date", Instant(at)),
            ("X-Amz-Expires", ((long)goodFor.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            ("X-Amz-SignedHeaders", names),
        ]));
        return $"{path}?{whole}&X-Amz-Signature={Sign($"{method}\n{path}\n{whole}\n{lines}\n{names}\n{digest}", at)}";
    }

    /// <summary>The query as it is signed and sent: by name, escaped.</summary>
    internal static string Query(IEnumerable<(string Name, string Value)> query) =>
        string.Join('&', query.OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>An instant in the form the protocol wants.</summary>
    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Digest of a body in the form the protocol wants.</summary>
    internal static string Digest(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static (string Names, string Lines) Canonical(IReadOnlyList<(string Name, string Value)> headers)
    {
        var ordered = headers.OrderBy(header => header.Name, StringComparer.Ordinal).ToList();
        return (string.Join(';', ordered.Select(header => header.Name)), string.Concat(ordered.Select(header => $"{header.Name}:{header.Value}\n")));
    }

    private string Sign(string canonical, DateTimeOffset at)
    {
        var text = $"{Algorithm}\n{Instant(at)}\n{Scope(at)}\n{Digest(Encoding.UTF8.GetBytes(canonical))}";
        var key = new[] { Day(at), region, "s3", "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + secretKey), Mac);
        return Convert.ToHexStringLower(Mac(key, text));
    }

    private string Scope(DateTimeOffset at) => $"{Day(at)}/{region}/s3/aws4_request";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
