using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Stack;
using ArchivePlatform.Stations.Tests.Wire;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Stations.Tests.Uploads;

public sealed class UploadTests(Testing.Platform platform) : StationTests(platform)
{
    [Fact]
    [Trait("Clause", "5.9")]
    public async Task A_folder_named_by_its_item_is_kept_with_its_pages_and_its_large_file()
    {
        var (station, item) = (await EnrolledAsync(), await ItemAsync());
        var paper = NewPaper($"认购书 {item}");
        string[] files = [paper.Scan("0001.tif"), paper.Scan("0002.tif"), paper.Scan("全景.tif", 2 * Part + 1_000_000)];
        File.WriteAllText(Path.Combine(paper.Folder, ".hidden"), "of the desktop");

        var end = await station.RunAsync(Ct, "upload", paper.Folder, "--pages", "name", "--json");

        Assert.True(end.Code == 0, end.Output + end.Errors);
        Assert.Equal(files.Select(file => $"VERIFIED {Paper.DigestOf(file)}").Order(), (await MediaAsync(item)).Order());
        var verified = end.Of("verified").ToDictionary(line => Path.GetFileName(line.GetProperty("file").GetString()!));
        Assert.Equal((1, false), (verified["0001.tif"].GetProperty("page").GetInt32(), verified["全景.tif"].TryGetProperty("page", out _)));
        Assert.Equal(["event", "file", "item", "size", "sha256", "upload", "medium", "parts", "state"], verified["全景.tif"].EnumerateObject().Select(member => member.Name));
        Assert.Equal(3, verified["全景.tif"].GetProperty("parts").GetInt32());
        Assert.Equal("""{"event":"summary","verified":3,"joined":0,"rejected":0,"refused":0,"open":0}""", end.Lines[^1].GetRawText());
        Assert.All(station.Sendings().Values, times => Assert.Equal(1, times));
        Assert.All(files, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    [Trait("Clause", "5.9")]
    public async Task An_original_goes_only_when_it_is_wanted_and_kept_and_unchanged()
    {
        var (station, item, paper) = (await EnrolledAsync(), await ItemAsync(), NewPaper());
        var (kept, changed, text) = (paper.Scan("a.tif"), paper.Scan("b.tif"), Path.Combine(paper.Folder, "notes.txt"));
        File.WriteAllText(text, "not of a kept kind");
        Assert.Equal(1, (await station.RunAsync(Ct, "upload", paper.Folder, "--item", item.ToString())).Code);
        Assert.True(File.Exists(kept));
        var writtenAt = File.GetLastWriteTimeUtc(changed);
        paper.Scan("b.tif");
        File.SetLastWriteTimeUtc(changed, writtenAt);

        var end = await station.RunAsync(Ct, "upload", paper.Folder, "--item", item.ToString(), "--remove", "--json");

        Assert.Equal((1, "MEDIA_TYPE_NOT_ALLOWED"), (end.Code, Assert.Single(end.Of("refused")).GetProperty("code").GetString()));
        Assert.Equal((2, "a.tif", "b.tif"), (end.Of("keptBefore").Count, NameIn(end, "removed"), NameIn(end, "stays")));
        Assert.Equal("FILE_CHANGED", end.Of("stays")[0].GetProperty("code").GetString());
        Assert.Equal((false, true, true), (File.Exists(kept), File.Exists(changed), File.Exists(text)));
        Assert.Equal(2, (await MediaAsync(item)).Count);
    }

    [Fact]
    public async Task The_same_content_twice_is_joined_and_counts_as_kept()
    {
        var (station, item, paper) = (await EnrolledAsync(), await ItemAsync(), NewPaper());
        var page = paper.Scan("a.tif");
        paper.Copy(page, "b.tif");
        Assert.Equal(0, (await station.RunAsync(Ct, "upload", page, "--item", item.ToString())).Code);

        var end = await station.RunAsync(Ct, "upload", paper.Folder, "--item", item.ToString(), "--json");

        Assert.True(end.Code == 0, end.Output + end.Errors);
        Assert.Equal(("a.tif", "b.tif"), (NameIn(end, "keptBefore"), NameIn(end, "joined")));
        Assert.Equal([$"JOINED {Paper.DigestOf(page)}", $"VERIFIED {Paper.DigestOf(page)}"], (await MediaAsync(item)).Order());
    }

    [Fact]
    public async Task A_list_says_which_file_belongs_to_which_item()
    {
        var (station, first, second, paper) = (await EnrolledAsync(), await ItemAsync(), await ItemAsync(), NewPaper());
        string[] files = [paper.Scan("a.tif"), paper.Scan("b.tif")];
        var list = Path.Combine(paper.Folder, "list.csv");
        File.WriteAllText(list, $"file,item,page\na.tif,{first},3\nb.tif,{second},\nc.tif,{second},\n");
        Assert.Equal((2, 0), ((await station.RunAsync(Ct, "upload", "--list", list)).Code, (await MediaAsync(first)).Count));
        File.WriteAllText(list, $"file,item,page\na.tif,{first},3\nb.tif,{second},\n");

        var end = await station.RunAsync(Ct, "upload", "--list", list);

        Assert.True(end.Code == 0, end.Output + end.Errors);
        Assert.Equal([$"VERIFIED {Paper.DigestOf(files[0])}", $"VERIFIED {Paper.DigestOf(files[1])}"], [.. await MediaAsync(first), .. await MediaAsync(second)]);
    }

    [Fact]
    public async Task An_item_that_has_not_arrived_yet_is_waited_for()
    {
        var (station, paper, item) = (await EnrolledAsync(), NewPaper(), Guid.CreateVersion7(Platform.Instance.Now));
        var (company, _) = await Demo.CompanyAsync();
        paper.Scan("a.tif");
        using var run = station.Start(["upload", paper.Folder, "--item", item.ToString(), "--json"]);
        await Eventually.Holds("it was declared once in vain", () => Task.FromResult(station.Count("answered") == 1), ct: Ct);

        await Platform.Broker.TellAsync(
            new ItemRegistered(
                item, company, Guid.Empty, null, "SALES-000001", "SALES", null, "SALES", "SUBSCRIPTION_LETTER", "A", "PAPER", "认购书", null, null, 1, "ORIGINAL", "C", false, [], 1,
                Platform.Instance.Now, "test"),
            ct: Ct);

        var end = await run.EndAsync(Ct);
        Assert.True(end.Code == 0, end.Output + end.Errors);
        Assert.Equal("ITEM_UNKNOWN", end.Of("waiting")[0].GetProperty("code").GetString());
        Assert.Single(await MediaAsync(item));
    }

    [Fact]
    public async Task What_the_platform_does_not_take_is_told_and_stays()
    {
        var (station, item, paper) = (await EnrolledAsync(), await ItemAsync(), NewPaper());
        var (page, film) = (paper.Scan("a.tif"), paper.Scan("b.mp4"));

        var end = await station.RunAsync(Ct, "upload", paper.Folder, "--item", item.ToString(), "--remove", "--language", "zh");
        var unknown = await station.RunAsync(Ct, "upload", film, "--item", Guid.CreateVersion7(Platform.Instance.Now).ToString(), "--item-wait", "1", "--json");

        Assert.Equal((1, false, true), (end.Code, File.Exists(page), File.Exists(film)));
        Assert.Contains("MEDIA_FOREIGN_TO_CARRIER", end.Errors, StringComparison.Ordinal);
        Assert.Contains("核验入库 1，归并 0，拒绝 0，未接收 1，未完成 0", end.Output, StringComparison.Ordinal);
        Assert.Contains("b.mp4 (MEDIA_FOREIGN_TO_CARRIER)", (await station.RunAsync(Ct, "queue")).Output, StringComparison.Ordinal);
        Assert.Equal((1, "ITEM_UNKNOWN"), (unknown.Code, Assert.Single(unknown.Of("refused")).GetProperty("code").GetString()));
    }

    private static string NameIn(StationEnd end, string happened) => Path.GetFileName(Assert.Single(end.Of(happened)).GetProperty("file").GetString()!);
}
