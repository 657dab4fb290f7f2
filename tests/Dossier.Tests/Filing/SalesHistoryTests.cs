using System.Net;
using System.Text.Json;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Filing;

public sealed class SalesHistoryTests(Platform platform) : RegistryTests(platform)
{
    [Fact]
    [Trait("Clause", "5.10.2e")]
    [Trait("Clause", "AMB-29")]
    [Trait("Clause", "5.10.2")]
    public async Task What_lies_in_the_pool_when_its_sale_fails_is_arranged_into_the_history()
    {
        var (dossier, items) = await NumberedAsync();
        await AnnounceAsync(Failed(items[0]));
        await Eventually.Holds("the item leads to E", async () => (await PoolGroupAsync(dossier, items[0])) == "E", ct: Ct);

        Assert.Equal("GROUP_MISMATCH", (await ArrangeAsync(dossier, "A", null, items[0])).Code);
        var lines = new[] { new { itemId = items[0].ItemId, group = (string?)null } };
        var arranged = (await Archivist.PostAsync($"dossiers/{dossier.Id}/arrangement", new { lines }, dossier.Version, ct: Ct)).Require(HttpStatusCode.OK);

        Assert.Equal("E1", arranged["lines"][0].GetProperty("volume").GetString());
    }

    [Fact]
    [Trait("Clause", "5.10.2e")]
    [Trait("Clause", "AMB-29")]
    public async Task What_was_arranged_moves_and_its_old_line_says_where_it_went()
    {
        var (dossier, items) = await NumberedAsync();
        (await ArrangeAsync(dossier, "A", null, [.. items])).Require(HttpStatusCode.OK);
        var failed = Failed(items[0]);

        await AnnounceAsync(failed, failed, Failed(items[0], version: 3));
        await Eventually.Holds("the item has moved", async () => (await LinesAsync(dossier)).Count == 3, ct: Ct);

        var lines = await LinesAsync(dossier);
        var number = dossier["number"].GetString();
        Assert.Equal(
            [($"{number}·A-0001", "A1", 1, $"{number}·E-0001"), ($"{number}·A-0002", "A1", 2, null), ($"{number}·E-0001", "E1", 1, null)],
            lines.Select(line => (Text(line, "itemNumber"), Text(line, "volume"), line.GetProperty("seq").GetInt32(), Text(line, "movedTo"))));
        Assert.Equal(1, await CountAsync("accession", "item_id = $1 and \"group\" = 'E' and finding is null", items[0].ItemId));
        Assert.Equal(1, await CountAsync("kit.audit_entry", "stream = $1 and action = 'item.regroup'", $"dossier/{dossier.Id}"));
        Assert.Equal(0, await CountAsync("kit.parked_message", "convert_from(body, 'UTF8') like '%' || $1 || '%'", items[0].ItemId.ToString()));
    }

    [Fact]
    [Trait("Clause", "5.10.2e")]
    public async Task What_is_bound_stays_and_becomes_a_finding()
    {
        var (dossier, items) = await NumberedAsync();
        var arranged = (await ArrangeAsync(dossier, "A", null, [.. items])).Require(HttpStatusCode.OK);
        (await Archivist.PostAsync($"dossiers/{dossier.Id}/volumes/A1/binding", new { }, arranged.Version, ct: Ct)).Require(HttpStatusCode.OK);

        await AnnounceAsync(Failed(items[0]), Failed(items[0], version: 3));
        await Eventually.Holds("the finding is there", async () => Text((await LinesAsync(dossier))[0], "finding") == "FAILED_SALE_IN_A", ct: Ct);

        Assert.Equal(2, (await LinesAsync(dossier)).Count);
        Assert.Equal(1, await CountAsync("kit.audit_entry", "stream = $1 and action = 'item.finding'", $"dossier/{dossier.Id}"));
    }

    [Fact]
    [Trait("Clause", "5.10.2a")]
    public async Task A_dossier_whose_group_A_has_moved_away_lacks_it()
    {
        var (dossier, items) = await NumberedAsync();
        (await ArrangeAsync(dossier, "A", null, items[0])).Require(HttpStatusCode.OK);
        await AnnounceAsync(Failed(items[0]));
        await Eventually.Holds("the item has moved", async () => (await LinesAsync(dossier)).Count == 2, ct: Ct);
        var present = (await Archivist.GetAsync($"dossiers/{dossier.Id}", Ct)).Require(HttpStatusCode.OK);

        Assert.Equal("GROUP_A_REQUIRED", (await Archivist.PostAsync($"dossiers/{dossier.Id}/completion", new { }, present.Version, ct: Ct)).Code);
    }

    [Theory]
    [Trait("Clause", "5.10.2e")]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whichever_version_is_heard_first_the_item_leads_to_the_history(int first)
    {
        var home = await HomeAsync();
        var item = Item(home);
        var failed = Failed(item);
        await AnnounceAsync(Accepted(home, [item]));

        await AnnounceAsync(first == 1 ? [item, failed] : [failed, item]);

        var dossier = await PooledAsync(home, 1);
        await Eventually.Holds("the item leads to E", async () => (await PoolGroupAsync(dossier, item)) == "E", ct: Ct);
    }

    private static ItemRegistered Failed(ItemRegistered item, long version = 2) => item with { Group = "E", Version = version };

    private static string? Text(JsonElement line, string member) => line.GetProperty(member).GetString();

    private async Task<List<JsonElement>> LinesAsync(Answer dossier) =>
        [.. (await Archivist.GetAsync($"dossiers/{dossier.Id}/inventory?limit=200", Ct))["items"].EnumerateArray()];

    private async Task<string?> PoolGroupAsync(Answer dossier, ItemRegistered item) =>
        (await Archivist.GetAsync($"dossiers/{dossier.Id}/pool?limit=200", Ct))["items"].EnumerateArray()
            .Where(row => row.GetProperty("itemId").GetGuid() == item.ItemId).Select(row => Text(row, "group")).SingleOrDefault();
}
