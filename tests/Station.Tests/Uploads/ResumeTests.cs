using ArchivePlatform.Stack;
using ArchivePlatform.Stations.Tests.Wire;
using Xunit;

namespace ArchivePlatform.Stations.Tests.Uploads;

/// <summary>Stations that die or lose the platform in the middle, and go on.</summary>
public sealed class ResumeTests(Testing.Platform platform) : StationTests(platform)
{
    private const int Streams = 2;

    [Fact]
    [Trait("Clause", "5.9")]
    public async Task A_station_killed_in_the_middle_of_a_film_goes_on_and_sends_no_more_again_than_was_on_its_way()
    {
        var (station, item, paper) = (await EnrolledAsync(), await ItemAsync(), NewPaper());
        var film = paper.Scan("a.tif", 6 * Part + 12_345);
        Line.FreezeAfter(3 * Part + Part / 2);
        using (var run = station.Start(["upload", film, "--item", item.ToString(), "--streams", "2"]))
        {
            await Eventually.Holds("some parts are stored and some on their way", () => Task.FromResult(station.Count("stored") >= 2 && station.Count("sending") > station.Count("stored")), ct: Ct);
            await run.Kill9Async(Ct);
        }
        Line.Heal();

        var end = await station.RunAsync(Ct, "resume", "--streams", "2", "--json");

        Assert.True(end.Code == 0, end.Output + end.Errors);
        Assert.Equal([$"VERIFIED {Paper.DigestOf(film)}"], await MediaAsync(item));
        Assert.Equal(Enumerable.Range(1, 7), station.Sendings().Keys.Select(sent => sent.Part).Order());
        Assert.All(station.Sendings().Values, times => Assert.InRange(times, 1, 2));
        Assert.InRange(station.Sendings().Values.Count(times => times == 2), 1, Streams);
    }

    [Fact]
    [Trait("Abuse", "C1")]
    public async Task A_declaration_whose_answer_was_lost_with_the_station_is_made_once()
    {
        var (station, item, paper) = (await EnrolledAsync(), await ItemAsync(), NewPaper());
        string[] pages = [paper.Scan("a.tif"), paper.Scan("b.tif")];
        Line.HoldAnswersTo("POST /api/scan/uploads ");
        using (var run = station.Start(["upload", paper.Folder, "--item", item.ToString()]))
        {
            await Eventually.Holds("the platform has taken the declaration", async () => (await MediaAsync(item)).Count == 2, ct: Ct);
            await run.Kill9Async(Ct);
        }
        Line.Heal();
        Assert.Equal((1, 0), (station.Count("declaring"), station.Count("answered")));

        var end = await station.RunAsync(Ct, "resume", "--json");

        Assert.True(end.Code == 0, end.Output + end.Errors);
        Assert.Equal(pages.Select(page => $"VERIFIED {Paper.DigestOf(page)}").Order(), (await MediaAsync(item)).Order());
    }

    [Fact]
    public async Task A_queue_is_worked_on_by_one_station_at_a_time_and_shown_beside_it()
    {
        var (station, item, paper) = (await EnrolledAsync(), await ItemAsync(), NewPaper());
        paper.Scan("a.tif", 2 * Part);
        Line.FreezeAfter(Part);
        using var run = station.Start(["upload", paper.Folder, "--item", item.ToString()]);
        await Eventually.Holds("it sends", () => Task.FromResult(station.Count("sending") > 0), ct: Ct);

        var second = await station.RunAsync(Ct, "resume", "--json");
        var shown = await station.RunAsync(Ct, "queue", "--json");
        Line.Heal();

        Assert.Equal((3, "QUEUE_IN_USE"), (second.Code, Assert.Single(second.Of("error")).GetProperty("code").GetString()));
        Assert.Equal((1, "DECLARED"), (shown.Code, Assert.Single(shown.Of("queued")).GetProperty("state").GetString()));
        Assert.Equal(0, (await run.EndAsync(Ct)).Code);
    }

    [Fact]
    public async Task A_platform_that_is_away_is_waited_for_and_given_up_in_time()
    {
        var (station, item, paper) = (await EnrolledAsync(), await ItemAsync(), NewPaper());
        paper.Scan("a.tif");
        await Platform.Services["scan"].Kill9Async(ct: Ct);

        var given = await station.RunAsync(Ct, "upload", paper.Folder, "--item", item.ToString(), "--patience", "2", "--json");
        using var patient = station.Start(["resume", "--json"]);
        await StartScanAsync();
        var end = await patient.EndAsync(Ct);

        Assert.Equal((3, "NOT_REACHABLE"), (given.Code, Assert.Single(given.Of("error")).GetProperty("code").GetString()));
        Assert.NotEmpty(given.Of("pausing"));
        Assert.True(end.Code == 0, end.Output + end.Errors);
        Assert.Single(await MediaAsync(item));
    }
}
