using System.Text.Json;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Uploads;

public sealed class DeclareTests(Platform platform) : ScanTests(platform)
{
    [Fact]
    public async Task Five_hundred_files_are_declared_at_once_and_501_are_refused()
    {
        var item = await ItemAsync();
        var pages = Enumerable.Range(1, 501).Select(page => Line(item, SampleFile.Tiff(100), page)).ToArray();

        var taken = (await Scan(Station).PostAsync("uploads", new { lines = pages[..500] }, ct: Ct)).Require()["lines"];

        Assert.Equal(500, taken.EnumerateArray().Count(line => line.GetProperty("status").GetString() == "DECLARED"));
        Assert.Equal("VALIDATION_FAILED", (await Scan(Station).PostAsync("uploads", new { lines = pages }, ct: Ct)).Code);
    }

    [Fact]
    [Trait("Abuse", "A5")]
    public async Task A_refused_line_stands_in_no_others_way()
    {
        var (item, hidden, page) = (await ItemAsync(), await ItemAsync(department: "ENG"), SampleFile.Tiff());

        var lines = await LinesAsync(Line(item, page), Line(hidden, page), Line(NewId(), page), Line(item, page.As("a.exe", "image/tiff")), Line(item, page.As("a/b.tif", "image/tiff")));

        Assert.Equal(["DECLARED", "ITEM_UNKNOWN", "ITEM_UNKNOWN", "MEDIA_TYPE_NOT_ALLOWED", "FILENAME_INVALID"], lines.Select(WordOf));
        Assert.Equal(1, await CountAsync("from media where item_id = any($1)", new[] { item, hidden }));
    }

    [Fact]
    [Trait("Clause", "5.9")]
    public async Task Only_the_department_that_holds_an_item_declares_files_of_it()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        Assert.Equal("NOT_IN_CUSTODY", WordOf((await LinesAsync(People.LiMin, Line(item, page)))[0]));

        await HandedOverAsync(item, "GMO");

        Assert.Equal("NOT_IN_CUSTODY", WordOf((await LinesAsync(Line(item, page)))[0]));
        Assert.Equal("DECLARED", WordOf((await LinesAsync(People.LiMin, Line(item, page)))[0]));
    }

    [Fact]
    [Trait("Abuse", "D16")]
    public async Task Whether_content_is_known_shows_in_no_answer()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        await KeptAsync(Station, item, page);

        var (known, fresh) = ((await LinesAsync(Line(item, page)))[0], (await LinesAsync(Line(item, SampleFile.Tiff())))[0]);

        string[] told = ["status", "plan", "parts", "partSize", "code"];
        Assert.Equal(told.Select(name => fresh.GetProperty(name).ToString()), told.Select(name => known.GetProperty(name).ToString()));
        Assert.Empty((await AddressesAsync(Station, known.GetProperty("id").GetGuid())).GetProperty("stored").EnumerateArray());
    }

    [Fact]
    [Trait("Abuse", "D4")]
    public async Task A_rare_name_comes_back_character_for_character_and_is_no_part_of_the_place()
    {
        var (item, name) = (await ItemAsync(), "𠮷䶮㙓𬭛　e\u0301（第１页）%2e%2e.tif");
        var id = await KeptAsync(Station, item, SampleFile.Tiff(name: name));

        Assert.Equal(name, (await Scan(People.ZhaoMin).GetAsync($"media/{id}", Ct)).Require()["name"].GetString());
        Assert.Matches("^[0-9a-f]{48}$", await KeyOfAsync(id));
        var header = (await Outside.ReadAsync(People.ZhaoMin, id)).Headers["Content-Disposition"];
        Assert.Equal($"attachment; filename=\"{new string('_', name.Length - 11)}_2e_2e.tif\"; filename*=UTF-8''{Uri.EscapeDataString(name)}".Split(";").Last(), header.Split(";").Last());
    }

    [Fact]
    [Trait("Abuse", "C1")]
    [Trait("Abuse", "C2")]
    public async Task The_same_declaration_twice_is_one()
    {
        var (item, key) = (await ItemAsync(), Guid.CreateVersion7(Platform.Instance.Now).ToString());
        var body = new { lines = new[] { Line(item, SampleFile.Tiff()) } };

        var (first, again) = (await Scan(Station).PostAsync("uploads", body, key: key, ct: Ct), await Scan(Station).PostAsync("uploads", body, key: key, ct: Ct));

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(1, await CountAsync("from media where item_id = $1", item));
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", (await Scan(Station).PostAsync("uploads", new { lines = new[] { Line(item, SampleFile.Tiff()) } }, key: key, ct: Ct)).Code);
    }

    [Fact]
    [Trait("Clause", "AMB-33")]
    public async Task People_of_a_trusted_company_upload_for_what_their_department_registered_and_nothing_else()
    {
        var (theirs, ours, page) = (await ItemAsync(department: "PM_CO"), await ItemAsync(), SampleFile.Tiff());
        var body = new { company = People.Company, lines = new[] { Line(theirs, page), Line(ours, page) } };

        var lines = (await Scan(People.Stranger).PostAsync("uploads", body, ct: Ct)).Require()["lines"].EnumerateArray().Select(WordOf);

        Assert.Equal(["DECLARED", "ITEM_UNKNOWN"], lines);
        Assert.Equal("COMPANY_UNKNOWN", (await Scan(People.Stranger).PostAsync("uploads", new { company = "NONE", lines = new[] { Line(ours, page) } }, ct: Ct)).Code);
    }

    [Fact]
    [Trait("Abuse", "D18")]
    public async Task A_station_with_too_many_unfinished_uploads_is_stopped_and_others_are_not()
    {
        var (item, greedy) = (await ItemAsync(), Station with { Id = $"greedy-{NewId()}" });
        await RestartedAsync(new Dictionary<string, string> { ["Scan__MostUnfinished"] = "3" });
        await DeclaredAsync(greedy, item, SampleFile.Tiff(), SampleFile.Tiff());

        var answer = await Scan(greedy).PostAsync("uploads", new { lines = new[] { Line(item, SampleFile.Tiff()), Line(item, SampleFile.Tiff()) } }, ct: Ct);

        Assert.Equal((429, "UPLOAD_QUOTA"), ((int)answer.Status, answer.Code));
        Assert.NotNull(answer.RetryAfterSeconds);
        await DeclaredAsync(Station with { Id = $"modest-{NewId()}" }, item, SampleFile.Tiff());
    }

    private Task<List<JsonElement>> LinesAsync(params object[] lines) => LinesAsync(Station, lines);

    private async Task<List<JsonElement>> LinesAsync(Person by, params object[] lines) =>
        [.. (await Scan(by).PostAsync("uploads", new { lines }, ct: Ct)).Require()["lines"].EnumerateArray()];

    private static string WordOf(JsonElement line) => line.GetProperty("code").GetString() ?? line.GetProperty("status").GetString()!;
}
