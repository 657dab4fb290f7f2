using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace ArchivePlatform.Stack;

/// <summary>One file on its way into the archive without a station: declared, sent to the addresses given, confirmed.</summary>
public static class MediumUpload
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Uploads a file of an item and waits for its end.</summary>
    /// <param name="scan">The uploader, in front of Scan.</param>
    /// <param name="sent">What is sent in place of the declared bytes, of the same length.</param>
    /// <returns>Id of the upload, and <c>VERIFIED</c>, <c>JOINED</c> or the reason it was rejected for.</returns>
    public static async Task<(Guid Id, string End)> EndAsync(Desk scan, Guid item, string name, string mediaType, byte[] declared, byte[]? sent, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var line = new { itemId = item, name, size = declared.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(declared)), mediaType, page = 1 };
        var id = await Eventually.Gives("the item is known where it is scanned", async () =>
            One(await scan.PostAsync("uploads", new { lines = new[] { line } }, ct: ct)) is var answer && answer.GetProperty("status").GetString() == "DECLARED"
                ? answer.GetProperty("id").GetString()
                : null, ct: ct);
        foreach (var address in One(await scan.PostAsync("uploads/addresses", new { lines = new[] { new { id } } }, ct: ct)).GetProperty("addresses").EnumerateArray())
            await SendAsync(address, sent ?? declared, ct);
        One(await scan.PostAsync("uploads/confirmations", new { ids = new[] { id } }, ct: ct));
        var end = await Eventually.Gives("the upload is decided on", async () => EndOf(One(await scan.PostAsync("uploads/states", new { ids = new[] { id } }, ct: ct))), ct: ct);
        return (Guid.Parse(id), end);
    }

    /// <summary>The request that sends a file, or a part of it, to an address that Scan gave.</summary>
    /// <param name="address">With its <c>url</c> and the <c>headers</c> it was signed with.</param>
    public static HttpRequestMessage Put(JsonElement address, HttpContent body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var request = new HttpRequestMessage(HttpMethod.Put, address.GetProperty("url").GetString()) { Content = body };
        foreach (var header in address.GetProperty("headers").EnumerateObject())
        {
            if (header.Name == "content-type")
                body.Headers.ContentType = MediaTypeHeaderValue.Parse(header.Value.GetString()!);
            else
                request.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        }
        return request;
    }

    private static JsonElement One(Answer answer) => answer.Require()["lines"][0];

    private static string? EndOf(JsonElement line) => line.GetProperty("status").GetString() switch
    {
        "REJECTED" => line.GetProperty("reason").GetString(),
        "VERIFIED" or "JOINED" => line.GetProperty("status").GetString(),
        _ => null,
    };

    private static async Task SendAsync(JsonElement address, byte[] file, CancellationToken ct)
    {
        var part = file.AsMemory(address.GetProperty("offset").GetInt32(), address.GetProperty("size").GetInt32());
        using var request = Put(address, new ReadOnlyMemoryContent(part));
        using var answer = await Http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
    }
}
