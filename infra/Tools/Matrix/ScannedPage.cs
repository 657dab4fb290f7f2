using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>A page of an item as a scanning station uploads it, of content that no other has.</summary>
internal static class ScannedPage
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Declares the page, sends its bytes to the address given and waits until it is kept.</summary>
    /// <returns>Id of the medium.</returns>
    internal static async Task<Guid> KeepAsync(Desk scan, Guid item, CancellationToken ct)
    {
        byte[] page = [.. "II*\0"u8, .. RandomNumberGenerator.GetBytes(1_000)];
        var line = new { itemId = item, name = "第1页.tif", size = page.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(page)), mediaType = "image/tiff", page = 1 };
        var id = await Eventually.Gives("the item is known where it is scanned", async () =>
            One(await scan.PostAsync("uploads", new { lines = new[] { line } }, ct: ct)) is var declared && declared.GetProperty("status").GetString() == "DECLARED"
                ? declared.GetProperty("id").GetString()
                : null, ct: ct);
        var address = One(await scan.PostAsync("uploads/addresses", new { lines = new[] { new { id } } }, ct: ct)).GetProperty("addresses")[0];
        await SendAsync(address, page, ct);
        One(await scan.PostAsync("uploads/confirmations", new { ids = new[] { id } }, ct: ct));
        await Eventually.Holds("the page is kept", async () =>
            One(await scan.PostAsync("uploads/states", new { ids = new[] { id } }, ct: ct)).GetProperty("status").GetString() == "VERIFIED", ct: ct);
        return Guid.Parse(id);
    }

    private static JsonElement One(Answer answer) => answer.Require()["lines"][0];

    private static async Task SendAsync(JsonElement address, byte[] bytes, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address.GetProperty("url").GetString()) { Content = new ByteArrayContent(bytes) };
        foreach (var header in address.GetProperty("headers").EnumerateObject())
        {
            if (header.Name == "content-type")
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(header.Value.GetString()!);
            else
                request.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        }
        using var answer = await Http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
    }
}
