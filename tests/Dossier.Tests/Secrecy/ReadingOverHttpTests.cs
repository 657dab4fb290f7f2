using System.Net;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Secrecy;

public sealed class ReadingOverHttpTests(Platform platform) : RegistryTests(platform)
{
    private static readonly Person Engineer = People.ZhouJiu;
    private static readonly Person Lawyer = People.ZhouJiu with { Id = "falv", Departments = ["LEGAL"] };

    /// <summary>Head of the custodian department, cleared for A.</summary>
    private Desk Head => At(People.ChenZong, "dossier");

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A1")]
    [Trait("Abuse", "A3")]
    public async Task A_dossier_exists_for_the_departments_it_concerns_and_for_the_archive()
    {
        var home = await HomeAsync();
        var item = Item(home, department: "LEGAL");
        await AnnounceAsync(item);
        await AnnounceAsync(Accepted(home, [item], giver: "CSC_D"));
        var dossier = await PooledAsync(home, 1);

        foreach (var person in (Person[])[Lawyer, Lawyer with { Id = "kefu", Departments = ["CSC_D"] }, People.LiMin, People.WangQiang])
        {
            Assert.Equal(HttpStatusCode.OK, (await At(person, "dossier").GetAsync($"dossiers/{dossier.Id}", Ct)).Status);
            Assert.Equal(1, (await At(person, "dossier").GetAsync($"dossiers?property={home.Id}", Ct))["items"].GetArrayLength());
        }
        foreach (var person in (Person[])[Engineer, People.SunQi, People.Stranger])
        {
            Assert.Equal("DOSSIER_UNKNOWN", (await At(person, "dossier").GetAsync($"dossiers/{dossier.Id}", Ct)).Code);
            Assert.Equal(0, (await At(person, "dossier").GetAsync($"dossiers?property={home.Id}", Ct))["items"].GetArrayLength());
        }
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task Who_opens_a_dossier_reads_it_before_anything_is_in_it()
    {
        var home = await HomeAsync();

        var opened = (await ClientAffairs.PostAsync("dossiers", new { propertyId = home.Id }, ct: Ct)).Require(HttpStatusCode.Created);

        Assert.Equal(HttpStatusCode.OK, (await At(People.ZhaoMin, "dossier").GetAsync($"dossiers/{opened.Id}", Ct)).Status);
        Assert.Equal("DOSSIER_UNKNOWN", (await At(Engineer, "dossier").GetAsync($"dossiers/{opened.Id}", Ct)).Code);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [Trait("Clause", "5.1.5")]
    public async Task Every_department_that_gave_it_reads_it_in_every_order_of_arrival(int first, int second)
    {
        var home = await HomeAsync();
        var item = Item(home);
        await AnnounceAsync(item);
        foreach (var hop in (int[])[first, second])
            await AnnounceAsync(hop == 1 ? Accepted(home, [item], 1, "CSC_D") : Accepted(home, [item], 2, giver: "CSC_D"));

        await Eventually.Holds("both givers read it", async () => await CountAsync("dossier", "property_id = $1 and departments = array['CSC_D', 'SALES']", home.Id) == 1, ct: Ct);
        Assert.Equal(1, await CountAsync("accession", "item_id = $1 and hop = 2", item.ItemId));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A1")]
    public async Task A_secret_item_makes_the_dossier_as_secret_and_a_lowering_lowers_both()
    {
        var home = await HomeAsync();
        var (dossier, _) = await RaisedByItemAsync(home);

        Assert.Equal("DOSSIER_UNKNOWN", (await Archivist.GetAsync($"dossiers/{dossier.Id}", Ct)).Code);
        Assert.Equal("DOSSIER_UNKNOWN", (await ClientAffairs.GetAsync($"dossiers/{dossier.Id}", Ct)).Code);
        Assert.Equal(("C", "B"), (dossier["securityLevel"].GetString(), dossier["accessLevel"].GetString()));
        Assert.Equal("restricted", (await Head.GetAsync($"dossiers/{dossier.Id}/pool", Ct))["items"][0].GetProperty("title").GetString());
        var registrar = At(People.ZhaoMin, "dossier");
        var asked = (await registrar.PostAsync($"dossiers/{dossier.Id}/level-proposals", new { level = "C", reason = "诉讼已结束" }, dossier.Version, ct: Ct)).Require();
        (await Head.PostAsync($"dossiers/{dossier.Id}/level-proposals/{asked["proposal"].GetProperty("id").GetGuid()}/confirmation", new { }, asked.Version, ct: Ct)).Require();

        Assert.Equal("C", (await Archivist.GetAsync($"dossiers/{dossier.Id}", Ct))["accessLevel"].GetString());
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task The_others_are_told_from_which_version_of_the_dossier_on_an_item_counts()
    {
        var home = await HomeAsync();
        var (dossier, item) = await RaisedByItemAsync(home);

        await Eventually.Holds("level, viewers and filing were announced", async () => await CountAsync(
            "kit.journal", "type like '%:DossierChanged' and convert_from(body, 'UTF8') like $1", $"""%{dossier.Id}%"securityLevel":"B"%"viewers":["zhaomin"]%""") == 1
            && await CountAsync("kit.journal", "type like '%:ItemFiled' and convert_from(body, 'UTF8') like $1", $"""%{item.ItemId}%"dossierVersion":{dossier.Version}%""") == 1, ct: Ct);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A3")]
    public async Task Page_by_page_everybody_finds_all_they_may_read_and_nothing_else()
    {
        var department = $"D{FreshCode()}";
        var clerk = People.ZhouJiu with { Id = $"clerk-{department}", Departments = [department] };
        var open = new List<Guid>();
        for (var home = 0; home < 3; home++)
            open.Add((await FiledAsync(department, "C", clerk.Id)).Id);
        var named = (await FiledAsync(department, "B", clerk.Id)).Id;
        var secret = (await FiledAsync(department, "B", "zhaomin")).Id;
        var elsewhere = (await FiledAsync("ENG", "B", clerk.Id)).Id;

        Assert.Equal([.. open, named, elsewhere], await ListedAsync(clerk));
        Assert.Equal([.. open, named, secret], await ListedAsync(clerk with { Id = $"head-{department}", Clearance = "B" }));
        Assert.Equal(open, await ListedAsync(clerk with { Id = $"other-{department}" }));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task Every_answer_that_shows_a_secret_dossier_is_on_record()
    {
        var home = await HomeAsync();
        var (dossier, _) = await RaisedByItemAsync(home);
        string[] reads = ["", "/pool", "/inventory", "/completeness", "/level"];
        var before = await NotedAsync(dossier);

        foreach (var path in reads)
            (await Head.GetAsync($"dossiers/{dossier.Id}{path}", Ct)).Require();
        (await Head.GetAsync($"dossiers?property={home.Id}", Ct)).Require();

        Assert.Equal(before + reads.Length + 1, await NotedAsync(dossier));
    }

    private async Task<Answer> FiledAsync(string department, string level, string viewer)
    {
        var home = await HomeAsync();
        var item = Item(home, level: level, department: department) with { Viewers = level == "C" ? [] : [viewer] };
        await AnnounceAsync(item);
        await AnnounceAsync(Accepted(home, [item], giver: department));
        return await FoundByHeadAsync(home);
    }

    /// <summary>All pages of one dossier each.</summary>
    private async Task<List<Guid>> ListedAsync(Person person)
    {
        var (found, after) = (new List<Guid>(), "");
        while (true)
        {
            var page = (await At(person, "dossier").GetAsync($"dossiers?limit=1{after}", Ct)).Require();
            found.AddRange(page["items"].EnumerateArray().Select(dossier => dossier.GetProperty("id").GetGuid()));
            if (page["next"].ValueKind == System.Text.Json.JsonValueKind.Null)
                return found;
            after = $"&after={page["next"].GetGuid()}";
        }
    }

    private async Task<Answer> FoundByHeadAsync(Answer home) => await Eventually.Gives("the dossier is there for its head", async () =>
    {
        var page = (await Head.GetAsync($"dossiers?property={home.Id}", Ct))["items"];
        return page.GetArrayLength() == 1 ? await Head.GetAsync($"dossiers/{page[0].GetProperty("id").GetGuid()}", Ct) : null;
    }, ct: Ct);

    private Task<long> NotedAsync(Answer dossier) =>
        CountAsync("kit.audit_entry", "stream = $1 and (action like 'dossier.read%' or action = 'dossier.list')", $"dossier/{dossier.Id}");

    private async Task<(Answer Dossier, ItemRegistered Item)> RaisedByItemAsync(Answer home)
    {
        var item = Item(home, level: "B");
        await AnnounceAsync(item);
        await AnnounceAsync(Accepted(home, [item]));
        return (await FoundByHeadAsync(home), item);
    }
}
