using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ArchivePlatform.Stack;

/// <summary>One person in front of one service: sends what they ask for and shows the whole answer.</summary>
/// <param name="http">A client that speaks for the person, with the service's address.</param>
/// <param name="withKeys">Whether a post without an Idempotency-Key gets a fresh one.</param>
public sealed class Desk(HttpClient http, bool withKeys = true) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads.</summary>
    public Task<Answer> GetAsync(string path, CancellationToken ct = default) => SendAsync(HttpMethod.Get, path, null, null, null, ct);

    /// <summary>Reads bytes and answers their SHA-256, 64 hexadecimal digits.</summary>
    /// <exception cref="HttpRequestException">They are refused.</exception>
    public async Task<string> DigestAsync(string path, CancellationToken ct = default)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
        await using var bytes = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(ct);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct));
    }

    /// <summary>Posts.</summary>
    /// <param name="version">Version the act presumes (<c>If-Match</c>).</param>
    public Task<Answer> PostAsync(string path, object body, long? version = null, string? key = null, CancellationToken ct = default) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body, options: Json), version, key ?? (withKeys ? Secrets.Random(26) : null), ct);

    /// <summary>Posts, and again while the service says that a subject may still arrive (404 with Retry-After).</summary>
    public async Task<Answer> PostWhenKnownAsync(
        string path, object body, long? version = null, CancellationToken ct = default)
    {
        Answer? last = null;
        await Eventually.Holds($"POST {path} meets a known subject", async () =>
        {
            last = await PostAsync(path, body, version, null, ct);
            return !last.MayArrive;
        }, ct: ct);
        return last!;
    }

    /// <summary>Puts a whole new state in place of the one presumed.</summary>
    /// <param name="version">Version the act presumes (<c>If-Match</c>).</param>
    public Task<Answer> PutAsync(string path, object body, long? version, CancellationToken ct = default) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body, options: Json), version, null, ct);

    /// <summary>Asks for removal.</summary>
    public Task<Answer> DeleteAsync(string path, CancellationToken ct = default) => SendAsync(HttpMethod.Delete, path, null, null, null, ct);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? body, long? version, string? key, CancellationToken ct)
    {
        var trace = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.Add("traceparent", $"00-{trace}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}-01");
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (version is { } presumed)
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{presumed}\"");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request, ct);
        return await Answer.OfAsync(response, trace, ct);
    }
}
