using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Arrangement;

public sealed class ArrangementOverHttpTests(Platform platform) : RegistryTests(platform)
{
    [Fact]
    [Trait("Clause", "5.3.1")]
    [Trait("Clause", "5.10.1")]
    [Trait("Clause", "5.10.2a")]
    public async Task A_dossier_is_numbered_arranged_and_completed()
    {
        var home = await HomeAsync();
        var (dossier, items) = await NumberedAsync(home);
        var number = $"S001-ZY·KH·YHY-{home["propertyCode"]}";

        var arranged = (await ArrangeAsync(dossier, "A", null, [.. items])).Require(HttpStatusCode.OK);
        var completed = await Archivist.PostAsync($"dossiers/{dossier.Id}/completion", new { }, arranged.Version, ct: Ct);

        Assert.Equal((number, "ACCEPTED"), (dossier["number"].GetString(), dossier["state"].GetString()));
        Assert.Equal([$"{number}·A-0001", $"{number}·A-0002"], arranged["lines"].EnumerateArray().Select(line => line.GetProperty("itemNumber").GetString()));
        Assert.Equal("ARRANGED", completed["state"].GetString());
        Assert.Equal("A1", completed["volumes"][0].GetProperty("code").GetString());
        var inventory = (await Archivist.GetAsync($"dossiers/{dossier.Id}/inventory", Ct))["items"].EnumerateArray().ToList();
        Assert.Equal([(1, 1, 3), (2, 4, 5)], inventory.Select(line =>
            (line.GetProperty("seq").GetInt32(), line.GetProperty("pageFrom").GetInt32(), line.GetProperty("pageTo").GetInt32())));
        Assert.All(inventory, line => Assert.Equal(("SALES-000451", "认购书 㛃"), (line.GetProperty("formerNo").GetString(), line.GetProperty("title").GetString())));
        Assert.Equal(0, (await Archivist.GetAsync($"dossiers/{dossier.Id}/pool", Ct))["items"].GetArrayLength());
    }

    [Fact]
    [Trait("Clause", "5.10.2a")]
    public async Task After_binding_additions_go_to_the_supplementary_volume()
    {
        var (dossier, items) = await NumberedAsync();
        var first = (await ArrangeAsync(dossier, "A", "A1", items[0])).Require(HttpStatusCode.OK);
        var bound = (await Archivist.PostAsync($"dossiers/{dossier.Id}/volumes/A1/binding", new { }, first.Version, ct: Ct)).Require(HttpStatusCode.OK);

        var refused = await ArrangeAsync(bound, "A", "A1", items[1]);
        var added = (await ArrangeAsync(bound, "A", null, items[1])).Require(HttpStatusCode.OK);

        Assert.Equal((HttpStatusCode.Locked, "VOLUME_BOUND", "5.10.2a"), (refused.Status, refused.Code, refused["clause"].GetString()));
        var line = added["lines"][0];
        Assert.Equal(("A2", 1, 1), (line.GetProperty("volume").GetString(), line.GetProperty("seq").GetInt32(), line.GetProperty("pageFrom").GetInt32()));
        Assert.EndsWith("·A-0002", line.GetProperty("itemNumber").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await Archivist.GetAsync($"dossiers/{dossier.Id}/inventory?volume=A2", Ct))["items"].GetArrayLength());
        Assert.Equal("VOLUME_UNKNOWN", (await Archivist.GetAsync($"dossiers/{dossier.Id}/inventory?volume=A3", Ct)).Code);
    }

    [Fact]
    [Trait("Clause", "5.10.2a")]
    public async Task Without_group_A_a_dossier_is_not_completed()
    {
        var home = await HomeAsync();
        var (dossier, items) = await NumberedAsync(home, Item(home, "E"));
        var arranged = (await ArrangeAsync(dossier, "E", null, [.. items])).Require(HttpStatusCode.OK);

        var refused = await Archivist.PostAsync($"dossiers/{dossier.Id}/completion", new { }, arranged.Version, ct: Ct);

        Assert.Equal((HttpStatusCode.Conflict, "GROUP_A_REQUIRED"), (refused.Status, refused.Code));
        Assert.EndsWith("·E-0001", arranged["lines"][0].GetProperty("itemNumber").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F", "GROUP_UNKNOWN", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Z", "GROUP_UNKNOWN", HttpStatusCode.UnprocessableEntity)]
    [InlineData("B1", "GROUP_MISMATCH", HttpStatusCode.UnprocessableEntity)]
    [InlineData("D", "USAGE_MISMATCH", HttpStatusCode.UnprocessableEntity)]
    [Trait("Clause", "5.10.2")]
    [Trait("Clause", "5.10.2d")]
    public async Task An_item_goes_into_no_wrong_group(string group, string code, HttpStatusCode status)
    {
        var (dossier, items) = await NumberedAsync();

        var refused = await ArrangeAsync(dossier, group, null, [.. items]);

        Assert.Equal((status, code), (refused.Status, refused.Code));
        Assert.Equal(dossier.Version, (await Archivist.GetAsync($"dossiers/{dossier.Id}", Ct)).Version);
        Assert.Equal(2, (await Archivist.GetAsync($"dossiers/{dossier.Id}/pool", Ct))["items"].GetArrayLength());
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public async Task An_item_that_has_not_been_accepted_may_still_arrive()
    {
        var home = await HomeAsync();
        var (dossier, items) = await NumberedAsync(home);

        var refused = await ArrangeAsync(dossier, "A", null, items[0], Item(home));

        Assert.Equal((HttpStatusCode.NotFound, "ITEM_NOT_IN_POOL", true), (refused.Status, refused.Code, refused.MayArrive));
        Assert.Equal(0, await CountAsync("inventory_line", "dossier_id = $1", dossier.Id));
    }

    [Fact]
    [Trait("Clause", "4.1")]
    [Trait("Clause", "5.1.2")]
    public async Task Only_archivists_of_the_custodian_department_number_and_arrange()
    {
        var (dossier, items) = await NumberedAsync();
        var lines = new { lines = new[] { new { itemId = items[0].ItemId, group = "A" } } };
        var elsewhere = At(People.LiMin with { Id = "elsewhere", Departments = ["ENG"] }, "dossier");

        foreach (var act in new[] { "formalisation", "arrangement", "completion", "volumes/A1/binding" })
        {
            var body = act == "arrangement" ? (object)lines : new { };
            var refused = await elsewhere.PostAsync($"dossiers/{dossier.Id}/{act}", body, dossier.Version, ct: Ct);
            var member = await ClientAffairs.PostAsync($"dossiers/{dossier.Id}/{act}", body, dossier.Version, ct: Ct);
            var stranger = await At(People.Stranger, "dossier").PostAsync($"dossiers/{dossier.Id}/{act}", body, dossier.Version, ct: Ct);

            Assert.Equal((HttpStatusCode.Forbidden, "NOT_CUSTODIAN"), (refused.Status, refused.Code));
            Assert.Equal((HttpStatusCode.Forbidden, "ROLE_REQUIRED"), (member.Status, member.Code));
            Assert.Equal((HttpStatusCode.NotFound, "DOSSIER_UNKNOWN"), (stranger.Status, stranger.Code));
        }
    }

    [Fact]
    public async Task Two_archivists_at_once_give_no_number_twice()
    {
        var home = await HomeAsync();
        var (dossier, items) = await NumberedAsync(home, [.. Enumerable.Range(0, 8).Select(_ => Item(home))]);

        var answers = await Task.WhenAll(items.Select(item => ArrangeAsync(dossier, "A", null, item)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal((HttpStatusCode.PreconditionFailed, "STALE_VERSION"), (answer.Status, answer.Code)));
        Assert.Equal(1, await CountAsync("number_series", "series like $1 and last = 1", $"{dossier["number"]}%"));
    }

    [Fact]
    public async Task An_inventory_is_read_page_by_page_in_order()
    {
        var home = await HomeAsync();
        var (dossier, items) = await NumberedAsync(home, [.. Enumerable.Range(0, 7).Select(_ => Item(home))]);
        (await ArrangeAsync(dossier, "A", null, [.. items])).Require(HttpStatusCode.OK);

        var first = await Archivist.GetAsync($"dossiers/{dossier.Id}/inventory?limit=4", Ct);
        var second = await Archivist.GetAsync($"dossiers/{dossier.Id}/inventory?limit=4&after={first["next"].GetGuid()}", Ct);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], first["items"].EnumerateArray().Concat(second["items"].EnumerateArray()).Select(line => line.GetProperty("seq").GetInt32()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second["next"].ValueKind);
        Assert.Equal("PAGE_SIZE_TOO_LARGE", (await Archivist.GetAsync($"dossiers/{dossier.Id}/inventory?limit=201", Ct)).Code);
    }

    [Fact]
    [Trait("Abuse", "A1")]
    [Trait("Abuse", "A3")]
    [Trait("Clause", "5.1.2")]
    public async Task A_dossier_is_hidden_from_another_company_in_every_list()
    {
        var (dossier, _) = await NumberedAsync();
        var stranger = At(People.Stranger, "dossier");

        foreach (var path in new[] { "", "/pool", "/inventory", "/completeness" })
        {
            await Platform.RefusedAsync(People.Stranger, "dossier", HttpStatusCode.NotFound, "DOSSIER_UNKNOWN", () => stranger.GetAsync($"dossiers/{dossier.Id}{path}", Ct));
        }
        var number = Uri.EscapeDataString(dossier["number"].GetString()!);
        Assert.Equal(0, (await stranger.GetAsync($"dossiers?number={number}", Ct))["items"].GetArrayLength());
    }
}
