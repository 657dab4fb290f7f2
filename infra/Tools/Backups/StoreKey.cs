using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using ArchivePlatform.Scanning.Store;

namespace ArchivePlatform.Tools.Backups;

/// <summary>A key to a bucket. A service's own may list, read, put and lock, which is all a backup needs; a disposal key sets legal holds and nothing else.</summary>
internal sealed class StoreKey(Uri endpoint, string bucket, string accessKey, string secretKey)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    internal string Bucket => bucket;

    internal static StoreKey Of(IReadOnlyDictionary<string, string> settings) =>
        new(new Uri(settings["Storage__Endpoint"]), settings["Storage__Bucket"], settings["Storage__AccessKey"], settings["Storage__SecretKey"]);

    /// <summary>Every version of every object.</summary>
    internal async IAsyncEnumerable<(string Key, string Version)> VersionsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        List<(string, string)> after = [];
        do
        {
            using var answer = await SendAsync(HttpMethod.Get, null, [("versions", ""), ("max-keys", "1000"), .. after], null, [], ct);
            var page = await XElement.LoadAsync(await answer.Content.ReadAsStreamAsync(ct), LoadOptions.None, ct);
            foreach (var version in page.Elements().Where(element => element.Name.LocalName == "Version"))
                yield return (Text(version, "Key")!, Text(version, "VersionId")!);
            after = Text(page, "IsTruncated") == "true" ? [("key-marker", Text(page, "NextKeyMarker")!), ("version-id-marker", Text(page, "NextVersionIdMarker")!)] : [];
        }
        while (after.Count > 0);
    }

    /// <summary>The bytes of one version; the caller disposes the answer.</summary>
    internal Task<HttpResponseMessage> GetAsync(string key, string version, CancellationToken ct) =>
        SendAsync(HttpMethod.Get, key, [("versionId", version)], null, [], ct);

    /// <summary>Until when a version is locked; null where it is not.</summary>
    internal async Task<DateTimeOffset?> LockedUntilAsync(string key, string version, CancellationToken ct)
    {
        using var answer = await TrySendAsync(HttpMethod.Get, key, [("retention", ""), ("versionId", version)], null, [], ct);
        if (!answer.IsSuccessStatusCode)
            return null;
        var lockOf = await XElement.LoadAsync(await answer.Content.ReadAsStreamAsync(ct), LoadOptions.None, ct);
        return Text(lockOf, "RetainUntilDate") is { } until ? DateTimeOffset.Parse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
    }

    /// <summary>Puts a file; the store itself refuses other bytes than those of the digest.</summary>
    /// <returns>The store's name of exactly these bytes.</returns>
    internal async Task<string> PutAsync(string key, string file, string sha256, string? type, CancellationToken ct)
    {
        await using var bytes = File.OpenRead(file);
        using var content = new StreamContent(bytes);
        content.Headers.ContentLength = bytes.Length;
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var answer = await SendAsync(HttpMethod.Put, key, [], content, [], ct, sha256);
        return answer.Headers.GetValues("x-amz-version-id").Single();
    }

    /// <summary>Locks a version so that nobody can remove it before.</summary>
    internal async Task LockAsync(string key, string version, DateTimeOffset until, CancellationToken ct)
    {
        var wanted = until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        await SetAsync(key, version, "retention", $"<Retention xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Mode>COMPLIANCE</Mode><RetainUntilDate>{wanted}</RetainUntilDate></Retention>", ct);
    }

    /// <summary>Whether a legal hold is on a version; not where there is no such version.</summary>
    internal async Task<bool> HasLegalHoldAsync(string key, string version, CancellationToken ct)
    {
        using var answer = await TrySendAsync(HttpMethod.Get, key, [("legal-hold", ""), ("versionId", version)], null, [], ct);
        return answer.IsSuccessStatusCode && Text(await XElement.LoadAsync(await answer.Content.ReadAsStreamAsync(ct), LoadOptions.None, ct), "Status") == "ON";
    }

    /// <summary>Puts a legal hold on a version: until it is lifted nobody can remove it, whatever becomes of the lock.</summary>
    /// <exception cref="InvalidOperationException">The store has no such version, or refuses.</exception>
    internal Task PutLegalHoldAsync(string key, string version, CancellationToken ct) =>
        SetAsync(key, version, "legal-hold", "<LegalHold xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>ON</Status></LegalHold>", ct);

    private async Task SetAsync(string key, string version, string what, string wanted, CancellationToken ct)
    {
        var body = Encoding.UTF8.GetBytes(wanted);
#pragma warning disable CA5351 // The protocol asks for it against damage on the way, not against forgery.
        var digest = Convert.ToBase64String(System.Security.Cryptography.MD5.HashData(body));
#pragma warning restore CA5351
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("content-md5", digest);
        (await SendAsync(HttpMethod.Put, key, [(what, ""), ("versionId", version)], content, [("content-md5", digest)], ct, Signature.Digest(body))).Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string? key, IReadOnlyList<(string, string)> query, HttpContent? body, IReadOnlyList<(string, string)> signed, CancellationToken ct, string? digest = null)
    {
        var answer = await TrySendAsync(method, key, query, body, signed, ct, digest);
        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
            throw new InvalidOperationException($"The store answered {(int)answer.StatusCode} to {method} {bucket}/{key}: {await answer.Content.ReadAsStringAsync(ct)}");
    }

    private async Task<HttpResponseMessage> TrySendAsync(
        HttpMethod method, string? key, IReadOnlyList<(string, string)> query, HttpContent? body, IReadOnlyList<(string, string)> signed, CancellationToken ct, string? digest = null)
    {
        var path = key is null ? $"/{bucket}" : $"/{bucket}/{key}";
        var (now, hash) = (TimeProvider.System.GetUtcNow(), digest ?? Signature.Digest([]));
        (string Name, string Value)[] own = [("x-amz-content-sha256", hash), ("x-amz-date", Signature.Instant(now))];
        using var request = new HttpRequestMessage(method, new Uri(endpoint, query.Count == 0 ? path : $"{path}?{Signature.Query(query)}")) { Content = body };
        foreach (var (name, value) in own)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("Authorization", new Signature(accessKey, secretKey, "us-east-1")
            .Authorization(method.Method, path, query, [("host", endpoint.Authority), .. own, .. signed], hash, now));
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    private static string? Text(XElement holder, string name) => holder.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
}
