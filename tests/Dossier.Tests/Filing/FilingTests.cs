using System.Net;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Filing;

public sealed class FilingTests(Platform platform) : RegistryTests(platform)
{
    [Fact]
    [Trait("Clause", "5.1.4")]
    [Trait("Clause", "5.3.1")]
    public async Task Accepted_items_open_the_working_dossier_and_are_filed()
    {
        var home = await HomeAsync();
        ItemRegistered[] items = [Item(home), Item(home, "E")];

        await AnnounceAsync(items);
        await AnnounceAsync(Accepted(home, items, department: "SALES", team: "CLIENT_AFFAIRS"));
        var dossier = await PooledAsync(home, 2);

        Assert.Equal("WORKING", dossier["state"].GetString());
        var pool = (await ClientAffairs.GetAsync($"dossiers/{dossier.Id}/pool", Ct))["items"].EnumerateArray().ToList();
        Assert.Equal(["A", "E"], pool.Select(line => line.GetProperty("group").GetString()).Order());
        Assert.All(pool, line => Assert.Equal(("SALES", "CLIENT_AFFAIRS", 1), Holder(line)));
        await Eventually.Holds("two ItemFiled and a DossierChanged are announced", async () =>
            await AnnouncedAsync("ItemFiled", dossier.Id) == 2 && await AnnouncedAsync("DossierChanged", dossier.Id) == 1, ct: Ct);
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public async Task The_same_fact_five_times_files_once()
    {
        var home = await HomeAsync();
        var item = Item(home);
        var batch = Accepted(home, [item]);
        var id = FreshId();

        await AnnounceAsync(item);
        for (var time = 0; time < 5; time++)
        {
            await AnnounceAsync(batch, time % 2 == 0 ? id : null);
            await AnnounceAsync(item);
        }
        var dossier = await PooledAsync(home, 1);
        await QuietAsync();

        Assert.Equal(1, await CountAsync("accession", "item_id = $1", item.ItemId));
        Assert.Equal(dossier.Version, (await Archivist.GetAsync($"dossiers/{dossier.Id}", Ct)).Version);
        Assert.Equal(1, await AnnouncedAsync("ItemFiled", dossier.Id));
    }

    [Theory]
    [InlineData("item, first, second")]
    [InlineData("item, second, first")]
    [InlineData("first, item, second")]
    [InlineData("first, second, item")]
    [InlineData("second, item, first")]
    [InlineData("second, first, item")]
    [Trait("Clause", "5.1.4")]
    public async Task Every_order_of_arrival_ends_with_the_last_holder(string order)
    {
        var home = await HomeAsync();
        var item = Item(home);
        var facts = new Dictionary<string, Func<Task>>
        {
            ["item"] = () => AnnounceAsync(item),
            ["first"] = () => AnnounceAsync(Accepted(home, [item], 1, "SALES", "CLIENT_AFFAIRS")),
            ["second"] = () => AnnounceAsync(Accepted(home, [item], 2)),
        };

        foreach (var fact in order.Split(", "))
            await facts[fact]();
        var dossier = await PooledAsync(home, 1);

        await Eventually.Holds("the archive holds the item", async () =>
        {
            var line = (await Archivist.GetAsync($"dossiers/{dossier.Id}/pool", Ct))["items"][0];
            return Holder(line) == ("GMO", null, 2);
        }, ct: Ct);
        await QuietAsync();
        Assert.Equal(1, await CountAsync("accession", "item_id = $1 and hop = 2 and holder_department = 'GMO'", item.ItemId));
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public async Task Only_the_newest_description_of_an_item_counts()
    {
        var home = await HomeAsync();
        var newest = Item(home, pages: 9, version: 3);

        await AnnounceAsync(newest, newest with { Pages = 5, Version = 2 }, newest with { Pages = 1, Version = 1 });
        await AnnounceAsync(Accepted(home, [newest]));
        var dossier = await PooledAsync(home, 1);

        Assert.Equal(9, (await Archivist.GetAsync($"dossiers/{dossier.Id}/pool", Ct))["items"][0].GetProperty("pages").GetInt32());
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public async Task Five_hundred_lines_are_filed_into_their_dossiers()
    {
        var homes = new[] { await HomeAsync(), await HomeAsync() };
        var items = Enumerable.Range(0, 500).Select(at => Item(homes[at % 2])).ToArray();
        var lines = items.Select((item, at) => new AcceptedLine(at + 1, item.ItemId, item.PropertyId, null, 3, 1));

        await AnnounceAsync(Accepted(homes[0], []) with { Lines = [.. lines] });
        await Task.WhenAll(items.Chunk(50).Select(some => AnnounceAsync(some)));
        await Eventually.Holds("all 500 are filed", async () =>
            await CountAsync("accession a join dossier d on d.id = a.dossier_id", "d.property_id = any($1)", homes.Select(home => home.Id).ToArray()) == 500,
            TimeSpan.FromSeconds(90), Ct);

        foreach (var home in homes)
            Assert.Equal(1, (await DossierOfAsync(home))["items"].GetArrayLength());
    }

    [Fact]
    [Trait("Clause", "5.3.1")]
    public async Task The_classes_of_a_working_dossier_are_counted()
    {
        var home = await HomeAsync();
        ItemRegistered[] items =
        [
            Item(home), Item(home, "E"),
            Item(home) with { Category = "CONTRACT", Subtype = "SALE_CONTRACT" },
            Item(home) with { Category = "CONTRACT", Subtype = "MORTGAGE_CONTRACT" },
            Item(home) with { Category = "MOVE_IN", Subtype = "MOVE_IN_NOTICE" },
        ];

        await AnnounceAsync(items);
        await AnnounceAsync(Accepted(home, items));
        var dossier = await PooledAsync(home, 5);
        var papers = (await ClientAffairs.GetAsync($"dossiers/{dossier.Id}/completeness", Ct)).Require(HttpStatusCode.OK);

        Assert.Equal((83, "SUPPLEMENT"), (papers["percent"].GetInt32(), papers["missing"][0].GetString()));
    }

    private static (string?, string?, int) Holder(System.Text.Json.JsonElement line) =>
        (line.GetProperty("holderDepartment").GetString(), line.GetProperty("holderTeam").GetString(), line.GetProperty("hop").GetInt32());

    private async Task<long> AnnouncedAsync(string contract, Guid dossier) => await CountAsync(
        "(select type, body from kit.journal union all select type, body from kit.outbox) said",
        "type = $1 and convert_from(body, 'UTF8') like $2", $"ArchivePlatform.Contracts.Dossiers:{contract}", $"%\"dossierId\":\"{dossier}\"%");

    /// <summary>Waits until nothing is on its way to the service any more.</summary>
    private Task QuietAsync() => Eventually.Holds("nothing waits in queues or waiting room", async () =>
        (await Platform.Broker.QueuesAsync(Ct)).Where(queue => queue.Name.StartsWith("dossier-", StringComparison.Ordinal)).All(queue => queue.Messages == 0)
        && await CountAsync("kit.inbox_waiting", "true") == 0, ct: Ct);
}
