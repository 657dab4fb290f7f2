using System.Globalization;
using System.Security.Cryptography;
using ArchivePlatform.Faults.Tests.Uploads;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>Stations bring files into the archive while everything on their way is killed with signal 9, one after another.</summary>
public sealed class UploadCrashTests(Platform platform) : FaultTests(platform)
{
    private const long Part = 16L * 1024 * 1024;
    private const int Streams = 4;

    private static readonly int Seed = Setting.Number("ARCHIVE_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));

#pragma warning disable CA5394 // The moments must come again for the same seed; nothing secret hangs on them.
    private readonly Random random = new(Seed);

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Bucket.OpenAsync(Platform, Ct);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await Platform.Gateway.StopAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    [Trait("Clause", "5.9")]
    public Task A_film_arrives_once_though_the_station_the_gateway_or_Scan_is_killed_on_its_way() => FilmsAsync(5 * Part + 1, 1, "station", "gateway", "scan");

    [Fact]
    [Trait("Clause", "5.9")]
    public Task Pages_arrive_once_though_Scan_is_killed_again_and_again() => PagesAsync(stations: 2, pages: 40, fewestKills: 2);

    [Fact(Explicit = true)]
    [Trait("Full", "upload-crash")]
    public Task Films_of_256_MB_arrive_once_whatever_is_killed_on_their_way() =>
        FilmsAsync(Setting.Number("ARCHIVE_FILM_MEGABYTES", 256) * 1_000_000L, Setting.Number("ARCHIVE_CRASH_ROUNDS", 2), "station", "gateway", "scan", "s3", "rabbitmq");

    [Fact(Explicit = true)]
    [Trait("Full", "upload-crash")]
    public Task Two_thousand_pages_of_four_stations_arrive_once_though_Scan_is_killed_every_few_seconds() =>
        PagesAsync(stations: 4, pages: Setting.Number("ARCHIVE_CRASH_PAGES", 2_000) / 4, fewestKills: 5);

    private async Task FilmsAsync(long size, int rounds, params string[] victims)
    {
        var resent = 0;
        foreach (var victim in Enumerable.Repeat(victims, rounds).SelectMany(all => all))
        {
            var (station, item, folder) = await StationAsync();
            var film = Scans.Film(folder, size);

            await SentThoughKilledAsync(station, item, film, victim);

            await new UploadOracle(Platform).JudgeAsync(station, item, [film], readBack: true, Ct);
            var again = station.Sendings().Values.Count(times => times > 1);
            Assert.True(again <= Streams, $"{victim} was killed once and {again} parts were sent again");
            resent += again;
            Directory.Delete(folder, recursive: true);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"upload-crash: {rounds * victims.Length} films of {size} bytes, seed {Seed}, killed {string.Join(", ", victims)}; 0 lost, 0 doubled, 0 acknowledged unverified; {resent} parts sent again by {Streams} streams"));
    }

    /// <summary>Kills once, after some parts are stored and before the last is.</summary>
    private async Task SentThoughKilledAsync(StationProgram station, Guid item, string film, string victim)
    {
        using var run = station.Start(["upload", film, "--item", item.ToString()]);
        var parts = random.Next(1, 4);
        await Eventually.Holds($"{parts} parts are stored", () => Task.FromResult(run.HasEnded || station.Count("stored") >= parts), TimeSpan.FromMinutes(2), Ct);
        if (victim == "station")
        {
            await run.Kill9Async(Ct);
            Ended(await station.RunAsync(Ct, "resume"));
            return;
        }
        await KillAsync(victim);
        Ended(await run.EndAsync(Ct));
    }

    private async Task PagesAsync(int stations, int pages, int fewestKills)
    {
        var ground = new List<(StationProgram Station, Guid Item, IReadOnlyList<string> Files, string Folder)>();
        while (ground.Count < stations)
        {
            var (station, item, folder) = await StationAsync();
            ground.Add((station, item, Scans.Pages(folder, pages), folder));
        }
        var runs = ground.Select(each => each.Station.Start(["upload", each.Folder, "--item", each.Item.ToString()])).ToList();

        var kills = 0;
        for (var seen = 0; runs.Any(run => !run.HasEnded); kills++)
        {
            await Eventually.Holds("a station goes on", () => Task.FromResult(runs.All(run => run.HasEnded) || Lines() > seen), TimeSpan.FromMinutes(2), Ct);
            await Task.Delay(kills < fewestKills ? random.Next(0, 300) : random.Next(1_000, 4_000), Ct);
            await KillAsync("scan");
            seen = Lines();
        }

        foreach (var run in runs)
        {
            Ended(await run.EndAsync(Ct));
            run.Dispose();
        }
        foreach (var (station, item, files, _) in ground)
            await new UploadOracle(Platform).JudgeAsync(station, item, files, readBack: false, Ct);
        Assert.True(kills >= fewestKills, $"Scan was killed {kills} times only");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"upload-crash: {stations * pages} pages by {stations} stations, seed {Seed}, Scan killed {kills} times; 0 lost, 0 doubled, 0 acknowledged unverified"));

        int Lines() => ground.Sum(each => each.Station.JournalLines().Count);
    }
#pragma warning restore CA5394

    private async Task<(StationProgram Station, Guid Item, string Folder)> StationAsync()
    {
        var station = StationProgram.New(Platform);
        await station.EnrolAsync(Platform, Platform.Gateway.Process.Address, Ct, "SALES");
        return (station, (await Demo.RegisteredItemAsync(ct: Ct)).Item.Id, Platform.Instance.Path("scans", Secrets.Random(8)));
    }

    private static void Ended(StationEnd end) => Assert.True(end.Code == 0, $"the station ended with {end.Code}: {end.Output}{end.Errors}");

    private async Task KillAsync(string victim)
    {
        switch (victim)
        {
            case "gateway":
                await Platform.Gateway.Kill9Async(ct: Ct);
                await Platform.Gateway.StartAsync(ct: Ct);
                break;
            case "scan":
                await Platform.Services["scan"].Kill9Async(ct: Ct);
                await Platform.Services["scan"].StartAsync(ct: Ct);
                break;
            default:
                await Servers.Kill9Async(victim, Ct);
                await Servers.StartAsync(Ct, victim);
                break;
        }
    }
}
