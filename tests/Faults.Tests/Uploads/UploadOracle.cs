using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests.Uploads;

/// <summary>Holds what a station was told against what Scan has and gives back: each file is kept once, and nothing was called kept that is not.</summary>
internal sealed class UploadOracle(Platform platform)
{
    private readonly Rows scan = new(platform, "scan");

    /// <summary>Judges the files of an item that one station sent.</summary>
    /// <param name="readBack">Whether to read every byte back through the gateway, or to go by the digests.</param>
    public async Task JudgeAsync(StationProgram station, Guid item, IReadOnlyList<string> files, bool readBack, CancellationToken ct)
    {
        var sent = new Dictionary<string, string>();
        foreach (var file in files)
        {
            await using var bytes = File.OpenRead(file);
            sent[file] = await Scans.DigestAsync(bytes, ct);
        }
        var kept = await scan.MapAsync<Guid, string>("select id, sha256 from media where item_id = $1 and state = 'VERIFIED'", item);
        Assert.Equal(sent.Values.Order(), kept.Values.Order());
        Assert.Equal(files.Count, await scan.CountAsync("from media where item_id = $1", item));

        var told = station.JournalLines().Where(line => line.GetProperty("what").GetString() == "ended").ToList();
        Assert.Equal(files.Count, told.Count);
        Assert.All(told, line => Assert.Equal("Verified", line.GetProperty("state").GetString()));
        Assert.Equal(kept.Keys.Order(), told.Select(line => line.GetProperty("medium").GetGuid()).Order());
        Assert.Equal(files.Count, await scan.CountAsync("from kit.audit_entry where action = 'media.verify' and stream = any($1)", (object)kept.Keys.Select(id => $"media/{id}").ToArray()));
        if (readBack)
            await ReadAsync(kept, ct);
    }

    private async Task ReadAsync(Dictionary<Guid, string> kept, CancellationToken ct)
    {
        using var reader = platform.Instance.ThroughGateway(People.ZhaoMin, Service.Named("scan"));
        foreach (var (id, sha256) in kept)
        {
            await using var bytes = await reader.GetStreamAsync(new Uri($"media/{id}/content", UriKind.Relative), ct);
            Assert.Equal(sha256, await Scans.DigestAsync(bytes, ct));
        }
    }
}
