using System.Globalization;
using System.Security.Cryptography;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>A scanning station brings the sale's originals into the store (clauses 2, 5.9).</summary>
internal sealed class Scanning(Instance instance, Demonstration acts, FirstSale sale)
{
    private readonly StationOfJourney station = new(instance);
    private readonly string id = $"station-{Secrets.Random(8).ToLowerInvariant()}";
    private string code = "";

    internal Step[] Steps =>
    [
        new("系统管理员 registers a scanning station, 安全管理员 lets it scan for SALES", RegisterAsync),
        new("the station enrols with its code", EnrolAsync),
        new("the code is good once", AgainAsync),
        new("the station uploads two pages, a photo, a recording, a film of 34 MB and a document: all verified (5.9)", UploadAsync),
        new("the same page a second time is joined to the first", JoinAsync),
        new("a film that changes on its way is rejected and no medium (5.9)", RejectAsync),
        new("what else the collection of samples holds is kept", SamplesAsync),
    ];

    /// <summary>What is kept of each item, by the digest of its original.</summary>
    internal List<(Guid Item, string Sha256)> Kept { get; } = [];

    private async Task<string> RegisterAsync(CancellationToken ct)
    {
        var added = (await acts.As(People.SystemAdministrator, "identity").PostAsync("stations", new { id, name = "销售扫描站", company = People.Company }, ct: ct)).Require();
        var rights = new { company = People.Company, departments = new[] { Place.SalesTeam.Department } };
        (await acts.As(People.SecurityAdministrator, "identity").PutAsync($"clients/{id}/rights", rights, added.Version, ct)).Require();
        code = added["enrolmentCode"].GetString()!;
        return id;
    }

    private async Task<string> EnrolAsync(CancellationToken ct)
    {
        var told = await station.RunAsync(0, ct, "enrol", code, "--gateway", new IdentitySettings(instance).Issuer);
        return $"{told[^1].GetProperty("station")} for {told[^1].GetProperty("departments")}";
    }

    private async Task<string> AgainAsync(CancellationToken ct)
    {
        var other = new StationOfJourney(instance);
        var told = await other.RunAsync(4, ct, "enrol", code, "--gateway", new IdentitySettings(instance).Issuer);
        return told[^1].GetProperty("code").ToString();
    }

    private async Task<string> UploadAsync(CancellationToken ct)
    {
        (string Name, byte[] Bytes, Guid Item)[] files =
        [
            ("认购书-1.tif", MadeFiles.Page(), sale.Items[0]), ("认购书-2.tif", MadeFiles.Page(), sale.Items[0]), ("排号协议.pdf", MadeFiles.Document(), sale.Items[2]),
            ("签约现场.tif", MadeFiles.Photo(), sale.Items[3]), ("签约说明.wav", MadeFiles.Recording(), sale.Items[4]), ("签约现场.avi", MadeFiles.Film(), sale.Items[5]),
        ];
        foreach (var (name, bytes, item) in files)
            Kept.Add((item, station.Put(name, bytes)));
        var list = station.List(files.Select(file => (file.Name, file.Item)));
        var summary = (await station.RunAsync(0, ct, "upload", "--list", list))[^1];
        NotAsExpected.Unless(files.Length, summary.GetProperty("verified").GetInt32(), "the number of files kept");
        return $"{files.Length} files, {files.Sum(file => file.Bytes.LongLength) / 1_000_000} MB";
    }

    private async Task<string> JoinAsync(CancellationToken ct)
    {
        var again = station.Copy("认购书-1.tif", "认购书-1 重扫.tif");
        var summary = (await station.RunAsync(0, ct, "upload", again, "--item", sale.Items[0].ToString()))[^1];
        NotAsExpected.Unless(1, summary.GetProperty("joined").GetInt32(), "the number of files joined");
        return "joined";
    }

    private async Task<string> RejectAsync(CancellationToken ct)
    {
        var film = MadeFiles.Film();
        var changed = (byte[])film.Clone();
        changed[^1] ^= 1;
        var (_, end) = await MediumUpload.EndAsync(acts.As(People.SalesSystem, "scan"), sale.Items[5], "坏片.avi", "video/x-msvideo", film, changed, ct);
        NotAsExpected.Unless("CHECKSUM_MISMATCH", end, "its end");
        var media = (await acts.As(People.ZhaoMin, "scan").GetAsync($"media?item={sale.Items[5]}", ct)).Require()["items"];
        NotAsExpected.Unless(1, media.GetArrayLength(), "the number of the film's media");
        return end;
    }

    private async Task<string> SamplesAsync(CancellationToken ct)
    {
        var items = new Dictionary<string, Guid> { ["scans"] = sale.Items[1], ["edocs"] = sale.Items[2], ["photos"] = sale.Items[3], ["audio"] = sale.Items[4], ["video"] = sale.Items[5] };
        var samples = SampleFiles.Ordinary().Select(sample => (sample.Path, Item: items[sample.Folder])).ToList();
        if (samples.Count == 0)
            return "ARCHIVE_SAMPLES is not set";
        foreach (var (path, item) in samples)
            Kept.Add((item, Digest(path)));
        var summary = (await station.RunAsync(0, ct, "upload", "--list", station.List(samples)))[^1];
        var kept = summary.GetProperty("verified").GetInt32() + (summary.TryGetProperty("joined", out var joined) ? joined.GetInt32() : 0);
        NotAsExpected.Unless(samples.Count, kept, "the number of samples kept");
        return string.Create(CultureInfo.InvariantCulture, $"{kept} files");
    }

    private static string Digest(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
