using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Wire;

/// <summary>An uploader without a token, who sends bytes to the addresses he was given.</summary>
internal sealed class Outside(Platform platform)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>The gateway's origin.</summary>
    public Uri Origin => platform.Gateway.Process.Address;

    /// <summary>Sends the part of a file an address is for.</summary>
    /// <returns>The status.</returns>
    public static Task<int> PutAsync(JsonElement address, byte[] file) =>
        PutPartAsync(address, file.AsMemory((int)address.GetProperty("offset").GetInt64(), (int)address.GetProperty("size").GetInt64()).ToArray());

    /// <summary>Sends these bytes to an address, whatever they are.</summary>
    public static async Task<int> PutPartAsync(JsonElement address, byte[] bytes, params (string Name, string Value)[] further)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address.GetProperty("url").GetString()) { Content = new ByteArrayContent(bytes) };
        var headers = address.GetProperty("headers").EnumerateObject().Select(header => (header.Name, Value: header.Value.GetString()!));
        foreach (var (name, value) in headers.Where(header => further.All(other => other.Name != header.Name)).Concat(further))
        {
            if (name == "content-type")
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else
                request.Headers.TryAddWithoutValidation(name, value);
        }
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    /// <summary>Reads the bytes of a medium through the gateway, with the person's token.</summary>
    public async Task<Delivered> ReadAsync(Person? person, Guid id, string? range = null, string? ticket = null, params (string Name, string Value)[] headers)
    {
        using var client = person is null ? new HttpClient { BaseAddress = Origin } : platform.Instance.ThroughGateway(person, Service.Named("scan"));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Origin, $"/api/scan/media/{id}/content{(ticket is null ? "" : $"?ticket={ticket}")}"));
        foreach (var (name, value) in range is null ? headers : [("Range", range), .. headers])
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Delivered.OfAsync(answer);
    }

    /// <summary>What the store says of the newest version under a key, as the service's own key sees it.</summary>
    public static Task<IReadOnlyDictionary<string, string>> StoredAsync(string key) => StoredAsync(key, Array.Empty<(string, string)>());

    /// <summary>What the store says of a version.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> StoredAsync(string key, params (string, string)[] query)
    {
        using var answer = await StoreAsync(HttpMethod.Head, $"/{Bucket.Key["Storage__Bucket"]}/{key}", query);
        Assert.Equal(200, (int)answer.StatusCode);
        return answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Sends a request to the store, signed with the service's key or another one.</summary>
    public static async Task<HttpResponseMessage> StoreAsync(
        HttpMethod method, string path, (string, string)[] query, byte[]? body = null, IReadOnlyDictionary<string, string>? key = null, params (string Name, string Value)[] further)
    {
        var signer = key ?? Bucket.Key;
        var (endpoint, now, digest) = (new Uri(signer["Storage__Endpoint"]), TimeProvider.System.GetUtcNow(), Signature.Digest(body ?? []));
        (string Name, string Value)[] headers = [("host", endpoint.Authority), ("x-amz-content-sha256", digest), ("x-amz-date", Signature.Instant(now)), .. further];
        using var request = new HttpRequestMessage(method, new Uri(endpoint, query.Length == 0 ? path : $"{path}?{Signature.Query(query)}"));
        if (body is not null)
            request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in headers.Where(header => header.Name != "host"))
            _ = name.StartsWith("content-", StringComparison.Ordinal) ? request.Content!.Headers.TryAddWithoutValidation(name, value) : request.Headers.TryAddWithoutValidation(name, value);
        var signature = new Signature(signer["Storage__AccessKey"], signer["Storage__SecretKey"], "us-east-1");
        request.Headers.TryAddWithoutValidation("Authorization", signature.Authorization(method.Method, path, query, headers, digest, now));
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What the store answers to such a request.</summary>
    public static async Task<int> TriedAsync(HttpMethod method, string path, (string, string)[] query, byte[]? body, params (string, string)[] further)
    {
        using var answer = await StoreAsync(method, path, query, body, null, further);
        return (int)answer.StatusCode;
    }

    /// <summary>The header the store wants with a change of a lock or a hold.</summary>
    public static (string, string) Md5(byte[] body)
    {
#pragma warning disable CA5351 // The protocol asks for it.
        return ("content-md5", Convert.ToBase64String(MD5.HashData(body)));
#pragma warning restore CA5351
    }
}

/// <summary>The answer to a reading.</summary>
internal sealed record Delivered(int Status, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public string? Code => Headers.GetValueOrDefault("Content-Type") == "application/problem+json" ? JsonElement.Parse(Bytes).GetProperty("code").GetString() : null;

    internal static async Task<Delivered> OfAsync(HttpResponseMessage answer) => new(
        (int)answer.StatusCode,
        await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
        answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
}
