using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>Ours: declared in bulk, sent to the addresses given, confirmed in bulk, and asked for until everything is verified; all by the gateway as a station does it.</summary>
/// <param name="store">Where bytes are sent past the gateway; null for by the gateway.</param>
/// <remarks>
/// Past the gateway the store gets the very request the gateway would pass on: the same address, and the host it was signed for. Scan itself gives no address of the
/// store here, and refuses to: this store believes headers nobody signed.
/// </remarks>
internal sealed class OurUploads(string name, Ground ground, Uri? store) : IContestant
{
    private const int MostLines = 500;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient http = StoreKey.Client();

    public string Name => name;

    public IReadOnlyList<int> Servers => ground.OurServers;

    public async Task<Delivery> SendAsync(Pile pile, int streams, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var ids = new List<Guid>(pile.Count);
        foreach (var some in Enumerable.Range(0, pile.Count).Chunk(MostLines))
        {
            var declared = await DeclareAsync(pile, some, ct);
            await SendAsync(pile, await AddressesAsync(declared, some, ct), streams, ct);
            await ConfirmAsync(declared, ct);
            ids.AddRange(declared);
        }
        var stored = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await KeptAsync(ids, ct);
        return new Delivery([.. ids.Select(id => id.ToString())], stored, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    public async Task<string> DigestAsync(string content, CancellationToken ct)
    {
        using var answer = await ground.Reader.GetAsync(new Uri($"media/{content}/content", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
        await using var bytes = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(ct);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct));
    }

    /// <remarks>Both ways send the same contents, but for other items: of the same item they would be joined.</remarks>
    private async Task<Guid[]> DeclareAsync(Pile pile, int[] numbers, CancellationToken ct)
    {
        var lines = numbers.Select(number => new { itemId = ground.ItemOf(store is null ? number : number + 1), name = $"{number}.tif", size = pile.Size, sha256 = pile.Digests[number], mediaType = "image/tiff" });
        return [.. (await LinesAsync("uploads", new { lines }, "DECLARED", ct)).Select(line => line.GetProperty("id").GetGuid())];
    }

    private async Task<IReadOnlyList<(int Number, JsonElement Address)>> AddressesAsync(Guid[] declared, int[] numbers, CancellationToken ct)
    {
        var lines = await LinesAsync("uploads/addresses", new { lines = declared.Select(id => new { id }) }, "OPEN", ct);
        return [.. lines.SelectMany((line, index) => line.GetProperty("addresses").EnumerateArray().Select(address => (numbers[index], address)))];
    }

    private Task SendAsync(Pile pile, IReadOnlyList<(int Number, JsonElement Address)> parts, int streams, CancellationToken ct) =>
        Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = streams, CancellationToken = ct }, async (part, each) =>
        {
            var body = pile.Body(part.Number, part.Address.GetProperty("offset").GetInt64(), part.Address.GetProperty("size").GetInt64());
            using var request = MediumUpload.Put(part.Address, body);
            Direct(request);
            using var answer = await http.SendAsync(request, each);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"{name}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(each)}");
        });

    /// <summary>Past the gateway, to the store itself, where that is measured; under the host that was signed.</summary>
    private void Direct(HttpRequestMessage request)
    {
        if (store is null)
            return;
        var given = request.RequestUri!;
        request.RequestUri = new Uri(store, given.PathAndQuery["/media".Length..]);
        request.Headers.Host = given.Authority;
    }

    private async Task ConfirmAsync(Guid[] ids, CancellationToken ct) =>
        (await ground.Scan.PostAsync("uploads/confirmations", new { ids }, ct: ct)).Require();

    private async Task KeptAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var open = ids.ToHashSet();
        while (open.Count > 0)
        {
            foreach (var some in open.Chunk(MostLines))
            {
                var lines = (await ground.Scan.PostAsync("uploads/states", new { ids = some }, ct: ct)).Require()["lines"].EnumerateArray().ToList();
                if (lines.FirstOrDefault(line => line.GetProperty("status").GetString() is not ("UPLOADED" or "VERIFIED")) is { ValueKind: not JsonValueKind.Undefined } other)
                    throw new InvalidOperationException($"{name}: {other}");
                open.ExceptWith(lines.Where(line => line.GetProperty("status").GetString() == "VERIFIED").Select(line => line.GetProperty("id").GetGuid()));
            }
            if (open.Count > 0)
                await Task.Delay(LookEvery, ct);
        }
    }

    private async Task<List<JsonElement>> LinesAsync(string path, object request, string status, CancellationToken ct)
    {
        var lines = (await ground.Scan.PostAsync(path, request, ct: ct)).Require()["lines"].EnumerateArray().ToList();
        return lines.FirstOrDefault(line => line.GetProperty("status").GetString() != status) is { ValueKind: not JsonValueKind.Undefined } other
            ? throw new InvalidOperationException($"{name}: {other}")
            : lines;
    }
}
