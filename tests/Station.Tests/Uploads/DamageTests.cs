using ArchivePlatform.Stack;
using ArchivePlatform.Stations.Tests.Wire;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Stations.Tests.Uploads;

/// <summary>Bytes that are changed on their way, and files that are changed before they have left.</summary>
public sealed class DamageTests(Testing.Platform platform) : StationTests(platform)
{
    [Fact]
    [Trait("Abuse", "D14")]
    public async Task A_large_file_damaged_on_its_way_is_rejected_and_its_original_stays()
    {
        var (station, item, paper) = (await EnrolledAsync(), await ItemAsync(), NewPaper());
        var film = paper.Scan("a.tif", Part + 500_000);
        Line.Swap(Paper.Mark, Paper.OtherMark, times: 1);

        var end = await station.RunAsync(Ct, "upload", film, "--item", item.ToString(), "--remove", "--json");

        Assert.Equal((1, "CHECKSUM_MISMATCH"), (end.Code, Assert.Single(end.Of("rejected")).GetProperty("code").GetString()));
        Assert.True(File.Exists(film));
        Assert.Equal([$"REJECTED {Paper.DigestOf(film)}"], await MediaAsync(item));

        Assert.Equal(0, (await station.RunAsync(Ct, "upload", film, "--item", item.ToString(), "--remove")).Code);
        Assert.False(File.Exists(film));
    }

    [Fact]
    [Trait("Abuse", "E4")]
    public async Task A_page_damaged_on_its_way_is_refused_by_the_store_and_sent_again()
    {
        var (station, item, paper) = (await EnrolledAsync(), await ItemAsync(), NewPaper());
        var page = paper.Scan("a.tif");
        Line.Swap(Paper.Mark, Paper.OtherMark, times: 1);

        var end = await station.RunAsync(Ct, "upload", page, "--item", item.ToString(), "--json");

        Assert.True(end.Code == 0, end.Output + end.Errors);
        Assert.Equal((2, $"VERIFIED {Paper.DigestOf(page)}"), (station.Count("sending"), Assert.Single(await MediaAsync(item))));
    }

    [Fact]
    [Trait("Clause", "5.9")]
    public async Task A_file_that_was_changed_after_its_declaration_is_refused_and_one_that_was_touched_is_not()
    {
        var (station, item, paper) = (await EnrolledAsync(), await ItemAsync(), NewPaper());
        string[] files = [paper.Scan("changed.tif", 3 * Part), paper.Scan("gone.tif", 2 * Part), paper.Scan("longer.tif", 2 * Part), paper.Scan("touched.tif", 2 * Part)];
        Line.FreezeAfter(Part / 2);
        using (var run = station.Start(["upload", paper.Folder, "--item", item.ToString()]))
        {
            await Eventually.Holds("all are declared and one is on its way", () => Task.FromResult(station.Count("declared") == 4 && station.Count("sending") > 0), ct: Ct);
            await run.Kill9Async(Ct);
        }
        Line.Heal();
        paper.Scan("changed.tif", 3 * Part);
        File.Delete(files[1]);
        File.AppendAllText(files[2], "written on");
        File.SetLastWriteTimeUtc(files[3], File.GetLastWriteTimeUtc(files[3]).AddSeconds(5));

        var end = await station.RunAsync(Ct, "resume", "--remove", "--json");

        Assert.Equal(1, end.Code);
        Assert.Equal(
            ["changed.tif FILE_CHANGED", "gone.tif FILE_MISSING", "longer.tif FILE_CHANGED"],
            end.Of("refused").Select(line => $"{Path.GetFileName(line.GetProperty("file").GetString())} {line.GetProperty("code")}").Order());
        Assert.Equal("touched.tif", Path.GetFileName(Assert.Single(end.Of("verified")).GetProperty("file").GetString()));
        Assert.Equal([true, false, true, false], files.Select(File.Exists));
        Assert.Equal(3, (await MediaAsync(item)).Count(medium => medium.StartsWith("DECLARED", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bytes_go_to_no_address_the_station_was_not_enrolled_for()
    {
        var (item, paper) = (await ItemAsync(), NewPaper());
        var page = paper.Scan("a.tif");
        var (careful, allowing) = (StationProgram.New(Platform), StationProgram.New(Platform));
        await careful.EnrolAsync(Platform, Platform.Gateway.Process.Address, Ct, "SALES");
        var (_, code) = await StationProgram.RegisterAsync(Platform, Ct, "SALES");
        Assert.Equal(0, (await allowing.RunAsync(Ct, "enrol", code, "--gateway", Platform.Gateway.Process.Address.ToString(), "--upload-origin", Line.Address.ToString())).Code);

        var refused = await careful.RunAsync(Ct, "upload", page, "--item", item.ToString(), "--json");
        var kept = await allowing.RunAsync(Ct, "upload", page, "--item", item.ToString(), "--json");

        Assert.Equal((1, "UPLOAD_ADDRESS_FOREIGN", 0), (refused.Code, Assert.Single(refused.Of("refused")).GetProperty("code").GetString(), careful.Count("sending")));
        Assert.True(kept.Code == 0, kept.Output + kept.Errors);
    }
}
