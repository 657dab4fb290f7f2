using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>Everything is found again by the dossier's number: items, custody, media byte for byte (clauses 5.1.4, 5.9, AMB-01).</summary>
internal sealed class ReadBack(Demonstration acts, Filing filing, Scanning scanning)
{
    private List<Guid> items = [];

    internal Step[] Steps =>
    [
        new("by its number the dossier gives every item (AMB-01)", ItemsAsync),
        new("each item's custody ends with the archive (5.1.4)", CustodyAsync),
        new("each medium's bytes are those of its original (5.9)", MediaAsync),
    ];

    private async Task<string> ItemsAsync(CancellationToken ct)
    {
        var found = (await acts.As(People.LiMin, "dossier").GetAsync($"dossiers?number={Uri.EscapeDataString(filing.Number)}", ct)).Require()["items"];
        NotAsExpected.Unless(1, found.GetArrayLength(), "the number of dossiers");
        items = [.. (await filing.InventoryOfAsync(found[0].GetProperty("id").GetGuid(), ct)).Select(line => line.GetProperty("itemId").GetGuid())];
        NotAsExpected.Unless(filing.Items.Count, items.Count, "the number of items");
        return string.Create(CultureInfo.InvariantCulture, $"{items.Count} items");
    }

    private async Task<string> CustodyAsync(CancellationToken ct)
    {
        foreach (var item in items)
        {
            var chain = (await acts.As(People.LiMin, "handover").GetAsync($"items/{item}/custody", ct)).Require()["chain"].EnumerateArray();
            NotAsExpected.Unless("GMO", chain.OrderBy(hop => hop.GetProperty("hop").GetInt32()).Last().GetProperty("toDepartment").GetString(), $"the holder of {item}");
        }
        return "GMO";
    }

    private async Task<string> MediaAsync(CancellationToken ct)
    {
        var archivist = acts.As(People.LiMin, "scan");
        var bytes = 0L;
        foreach (var item in scanning.Kept.ToLookup(kept => kept.Item, kept => kept.Sha256))
        {
            var media = (await archivist.GetAsync($"media?item={item.Key}&limit=200", ct)).Require()["items"].EnumerateArray().ToList();
            NotAsExpected.Unless(string.Join(' ', item.Distinct().Order()), string.Join(' ', media.Select(medium => medium.GetProperty("sha256").GetString()).Order()), $"the media of {item.Key}");
            foreach (var medium in media)
            {
                var digest = await archivist.DigestAsync($"media/{medium.GetProperty("id")}/content", ct);
                NotAsExpected.Unless(medium.GetProperty("sha256").GetString(), digest, $"the digest of {medium.GetProperty("name")}");
                bytes += medium.GetProperty("size").GetInt64();
            }
        }
        return string.Create(CultureInfo.InvariantCulture, $"{scanning.Kept.Count} media, {bytes / 1_000_000} MB");
    }
}
