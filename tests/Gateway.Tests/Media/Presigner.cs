using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Gateway.Tests.Media;

/// <summary>Signs an upload's address as a service would (AWS Signature Version 4, query form).</summary>
/// <param name="store">The service's key, bucket and store.</param>
internal sealed class Presigner(IReadOnlyDictionary<string, string> store)
{
    private const string Region = "us-east-1";

    private static Presigner? opened;

    /// <summary>Leads the gateway to the store.</summary>
    internal Dictionary<string, string> ForGateway => GatewaySettings.Store(store);

    internal Uri Store => new(store["Storage__Endpoint"]);

    internal string Bucket => store["Storage__Bucket"];

    /// <summary>Path and query of the signed address, without <c>/media</c>.</summary>
    /// <param name="host">The <c>Host</c> the client will send.</param>
    /// <param name="signed">Further headers the client must send as they are.</param>
    internal string Sign(string method, string host, string key, DateTimeOffset now, params (string Name, string Value)[] signed)
    {
        var day = now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var instant = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = signed.Append(("host", host)).OrderBy(header => header.Item1, StringComparer.Ordinal).ToList();
        var names = string.Join(';', headers.Select(header => header.Item1));
        var scope = $"{day}/{Region}/s3/aws4_request";
        var path = $"/{Bucket}/{key}";
        var query = string.Join('&', new (string Name, string Value)[]
        {
            ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"), ("X-Amz-Credential", $"{store["Storage__AccessKey"]}/{scope}"), ("X-Amz-Date", instant),
            ("X-Amz-Expires", "300"), ("X-Amz-SignedHeaders", names),
        }.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        var digest = signed.FirstOrDefault(header => header.Name == "x-amz-content-sha256").Value ?? "UNSIGNED-PAYLOAD";
        var canonical = $"{method}\n{path}\n{query}\n{string.Concat(headers.Select(header => $"{header.Item1}:{header.Item2}\n"))}\n{names}\n{digest}";
        var toSign = $"AWS4-HMAC-SHA256\n{instant}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(Mac(new[] { day, Region, "s3", "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + store["Storage__SecretKey"]), Mac), toSign));
        return $"{path}?{query}&X-Amz-Signature={signature}";
    }

    /// <summary>With the key and bucket of the tests' own, made where missing.</summary>
    internal static async Task<Presigner> OpenAsync(CancellationToken ct) => opened ??= new(await Testing.Bucket.KeyAsync("gatewaytests", ct));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
