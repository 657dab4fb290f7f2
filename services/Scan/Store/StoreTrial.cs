using System.Text;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Store;

/// <summary>Tries on one small object of its own what a store could do wrong, whichever store it is (decision 0005).</summary>
/// <remarks>Nothing it tries can do harm where it succeeds: what is deleted, shortened or unlocked is the trial's own, and settings are sent in a form no store takes.</remarks>
internal sealed class StoreTrial(StoreClient client, ObjectStore store, IOptions<StorageOptions> options)
{
    /// <summary>The hole of a store that takes no upload whose address has the lock signed into it.</summary>
    internal const string UnlockedUploads = "an upload cannot be locked with its first byte";

    private const string Key = "conformance";
    private const string ByVersions = "a fresh key for each upload, and every reading by version";
    private const string ByReadingBack = "the lock is read back, and set where it falls short, before anything counts as kept";
    private const string ByGateway = "the gateway drops every header that was not signed";

    private static readonly (string, string)[] Nothing = [];
    private static readonly byte[] First = "1"u8.ToArray();
    private static readonly byte[] Second = "2"u8.ToArray();
    private static readonly byte[] Malformed = "?"u8.ToArray();
    private static readonly byte[] Lifted = "<LegalHold xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>OFF</Status></LegalHold>"u8.ToArray();

    /// <exception cref="StoreAway">The store is away.</exception>
    /// <exception cref="StoreRefused">It refuses what every store must let its service do.</exception>
    internal async Task<IReadOnlyList<StoreFinding>> RunAsync(CancellationToken ct)
    {
        var findings = new List<StoreFinding>
        {
            new("the bucket keeps no versions", await SettingAsync("versioning", ct) != "Enabled", null),
            new("the bucket locks nothing", await SettingAsync("object-lock", ct) != "Enabled", null),
        };
        var first = await PutAsync(First, ct);
        var until = TimeProvider.System.GetUtcNow().AddSeconds(90);
        await store.LockAsync(Key, first, until, ct);
        findings.Add(new("If-None-Match is ignored", await DoneAsync(HttpMethod.Put, Key, Nothing, Second, ct, ("if-none-match", "*")), ByVersions));
        findings.Add(new("an overwritten version is lost", !await HoldsAsync(first, ct), null));
        findings.Add(new("the own key deletes an object", await DoneAsync(HttpMethod.Delete, Key, Nothing, null, ct), null));
        findings.Add(new("the own key deletes a version", await DoneAsync(HttpMethod.Delete, Key, [("versionId", first)], null, ct, ("x-amz-bypass-governance-retention", "true")), null));
        findings.Add(new("the own key shortens a lock", await ShortensAsync(first, until, ct), null));
        findings.Add(new("the own key lifts a legal hold", await DoneAsync(HttpMethod.Put, Key, [("legal-hold", ""), ("versionId", first)], Lifted, ct), null));
        findings.AddRange(await SettingsAsync(ct));
        findings.Add(new("an upload locks itself as it likes", await LocksItselfAsync(ct), ByReadingBack));
        findings.Add(new(UnlockedUploads, !await LocksUploadAsync(ct), ByReadingBack));
        findings.Add(new("a header that was not signed is believed", await BelievesUnsignedAsync(ct), options.Value.PublicEndpoint is null ? ByGateway : null));
        findings.Add(new("an upload publishes itself", await PublishesItselfAsync(ct), null));
        findings.Add(new("strangers read", await IsOpenToStrangersAsync(HttpMethod.Get, ct), null));
        findings.Add(new("strangers write", await IsOpenToStrangersAsync(HttpMethod.Put, ct), null));
        findings.Add(new("the trial's own version is lost", !await HoldsAsync(first, ct), null));
        return findings;
    }

    /// <summary>Whether the own key changes the bucket; a store that would looks at the document and finds it malformed.</summary>
    private async Task<IReadOnlyList<StoreFinding>> SettingsAsync(CancellationToken ct)
    {
        var findings = new List<StoreFinding>();
        foreach (var setting in (string[])["policy", "versioning", "object-lock", "lifecycle"])
        {
            using var answer = await client.TrySendAsync(HttpMethod.Put, null, [(setting, "")], ct, Malformed, StoreClient.Md5(Malformed));
            findings.Add(new($"the own key changes the bucket's {setting}", (int)answer.StatusCode is not (403 or 405 or 501), null));
        }
        return findings;
    }

    private async Task<string?> SettingAsync(string name, CancellationToken ct)
    {
        using var answer = await client.SendAsync(HttpMethod.Get, null, [(name, "")], ct);
        var said = await StoreClient.ReadAsync(answer, ct);
        return StoreClient.Text(said, "ObjectLockEnabled") ?? StoreClient.Text(said, "Status");
    }

    private async Task<string> PutAsync(byte[] body, CancellationToken ct, params (string, string)[] headers)
    {
        using var answer = await client.SendAsync(HttpMethod.Put, Key, Nothing, ct, body, headers);
        return answer.Headers.TryGetValues("x-amz-version-id", out var version) ? version.First() : throw new StoreRefused(200, "the store names no version");
    }

    private async Task<bool> DoneAsync(HttpMethod method, string key, (string, string)[] query, byte[]? body, CancellationToken ct, params (string, string)[] headers)
    {
        (string, string)[] all = query.Length > 0 && body is not null ? [.. headers, StoreClient.Md5(body)] : headers;
        using var answer = await client.TrySendAsync(method, key, query, ct, body, all);
        return answer.IsSuccessStatusCode;
    }

    private async Task<bool> HoldsAsync(string version, CancellationToken ct)
    {
        using var answer = await client.TrySendAsync(HttpMethod.Get, Key, [("versionId", version)], ct);
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsByteArrayAsync(ct)).AsSpan().SequenceEqual(First);
    }

    private async Task<bool> ShortensAsync(string version, DateTimeOffset until, CancellationToken ct)
    {
        try
        {
            await store.LockAsync(Key, version, until.AddSeconds(-60), ct);
        }
        catch (StoreRefused)
        {
            // As it must.
        }
        return await store.RetentionAsync(Key, version, ct) is not { } held || held.Until < until.AddSeconds(-1);
    }

    private async Task<bool> LocksItselfAsync(CancellationToken ct)
    {
        var weak = new Retention("GOVERNANCE", TimeProvider.System.GetUtcNow().AddSeconds(30));
        (string, string)[] headers = [.. weak.Headers, StoreClient.Md5(Second)];
        using var answer = await client.TrySendAsync(HttpMethod.Put, Key, Nothing, ct, Second, headers);
        return answer.IsSuccessStatusCode && answer.Headers.TryGetValues("x-amz-version-id", out var version) && await store.RetentionAsync(Key, version.First(), ct) is not null;
    }

    private async Task<bool> LocksUploadAsync(CancellationToken ct)
    {
        var (until, digest) = (TimeProvider.System.GetUtcNow().AddSeconds(60), Signature.Digest(Second));
        var headers = UploadAddresses.HeadersOf("text/plain", digest, until);
        using var request = new HttpRequestMessage(HttpMethod.Put, Presigned(digest, headers)) { Content = new ByteArrayContent(Second) };
        foreach (var (name, value) in headers)
            StoreClient.Add(request, name, value);
        using var answer = await client.AnswerAsync(request, ct);
        return answer.IsSuccessStatusCode && answer.Headers.TryGetValues("x-amz-version-id", out var version)
            && (await store.RetentionAsync(Key, version.First(), ct))?.Holds(until.AddSeconds(-1)) is true;
    }

    private async Task<bool> BelievesUnsignedAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Presigned(Signature.Unsigned)) { Content = new ByteArrayContent(Second) };
        request.Headers.TryAddWithoutValidation("x-amz-meta-trial", "unsigned");
        using var answer = await client.AnswerAsync(request, ct);
        if (!answer.IsSuccessStatusCode || !answer.Headers.TryGetValues("x-amz-version-id", out var version))
            return false;
        using var head = await client.SendAsync(HttpMethod.Head, Key, [("versionId", version.First())], ct);
        return head.Headers.Contains("x-amz-meta-trial");
    }

    private Uri Presigned(string digest, params (string Name, string Value)[] headers)
    {
        var storage = options.Value;
        var signed = new Signature(storage.AccessKey, storage.SecretKey, storage.Region).Presigned(
            "PUT", $"/{storage.Bucket}/{Key}", Nothing, [("host", storage.Endpoint!.Authority), .. headers], digest, TimeSpan.FromMinutes(1), TimeProvider.System.GetUtcNow());
        return new Uri(storage.Endpoint, signed);
    }

    private async Task<bool> PublishesItselfAsync(CancellationToken ct)
    {
        using var answer = await client.TrySendAsync(HttpMethod.Put, Key, Nothing, ct, Second, ("x-amz-acl", "public-read"));
        return answer.IsSuccessStatusCode && await IsOpenToStrangersAsync(HttpMethod.Get, ct);
    }

    private async Task<bool> IsOpenToStrangersAsync(HttpMethod method, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(options.Value.Endpoint!, $"/{options.Value.Bucket}/{Key}"));
        if (method == HttpMethod.Put)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("?"));
        using var answer = await client.AnswerAsync(request, ct);
        return answer.IsSuccessStatusCode;
    }
}
