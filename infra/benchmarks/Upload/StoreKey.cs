using System.Globalization;
using System.Security.Cryptography;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>The store's owner at the store itself: makes a bucket of the plainest kind, puts and reads.</summary>
internal sealed class StoreKey : IDisposable
{
    /// <summary>A bucket that keeps neither versions nor locks, so that neither costs those anything who need none.</summary>
    public const string Plain = "plain";

    private readonly HttpClient http = Client();

    private StoreKey(Uri endpoint, string access, string secret) => (Endpoint, Access, Secret) = (endpoint, access, secret);

    public Uri Endpoint { get; }

    public string Access { get; }

    public string Secret { get; }

    /// <summary>The owner's key, as the local stack wrote it down.</summary>
    public static async Task<StoreKey> OpenAsync(CancellationToken ct)
    {
        var owner = (await File.ReadAllTextAsync(Checkout.InLocal("s3", "owner.env"), ct)).Trim().Split(':');
        var key = new StoreKey(new Uri(EnvFile.Read(Checkout.InLocal("stack.env"))["ARCHIVE_S3_ENDPOINT"]), owner[0], owner[1]);
        using var made = await key.SendAsync(HttpMethod.Put, $"/{Plain}", [], null, ct);
        return key;
    }

    /// <summary>A client as every contestant uses it.</summary>
    public static HttpClient Client() =>
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>Puts an object; nobody digests its bytes, which is the least a store asks for.</summary>
    public async Task PutAsync(string bucket, string name, HttpContent body, CancellationToken ct, params (string Name, string Value)[] further)
    {
        using var answer = await SendAsync(HttpMethod.Put, $"/{bucket}/{name}", [], body, ct, further);
    }

    /// <summary>Puts a part of an object, in the same way.</summary>
    /// <returns>The store's own digest of it.</returns>
    public async Task<string> PutPartAsync(string bucket, string name, string upload, int part, HttpContent body, CancellationToken ct)
    {
        (string, string)[] query = [("partNumber", part.ToString(CultureInfo.InvariantCulture)), ("uploadId", upload)];
        using var answer = await SendAsync(HttpMethod.Put, $"/{bucket}/{name}", query, body, ct);
        return answer.Headers.ETag!.Tag;
    }

    /// <summary>SHA-256 of an object's bytes.</summary>
    public async Task<string> DigestAsync(string bucket, string name, CancellationToken ct)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"/{bucket}/{name}", [], null, ct);
        await using var bytes = await answer.Content.ReadAsStreamAsync(ct);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct));
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, (string Name, string Value)[] query, HttpContent? body, CancellationToken ct, params (string Name, string Value)[] further)
    {
        var now = TimeProvider.System.GetUtcNow();
        (string Name, string Value)[] headers = [("host", Endpoint.Authority), ("x-amz-content-sha256", Signature.Unsigned), ("x-amz-date", Signature.Instant(now)), .. further];
        using var request = new HttpRequestMessage(method, new Uri(Endpoint, query.Length == 0 ? path : $"{path}?{Signature.Query(query)}")) { Content = body };
        foreach (var (name, value) in headers[1..])
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("Authorization", new Signature(Access, Secret, "us-east-1").Authorization(method.Method, path, query, headers, Signature.Unsigned, now));
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return answer.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"The store answered {(int)answer.StatusCode} to {method} {path}: {await answer.Content.ReadAsStringAsync(ct)}");
    }
}
