using System.Net;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Batches;

/// <summary>Lines and custody of items that are too secret for the caller do not exist for that caller (clause 5.1.5).</summary>
public sealed class SecretLinesTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A1")]
    [Trait("Abuse", "A3")]
    public async Task A_raised_dossier_takes_its_lines_out_of_batches_counts_and_custody()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(2);
        var batch = (await office.AcceptAsync(await office.SubmittedAsync(items))).Require();
        var cleared = office.Archivist with { Id = office.Archivist.Id + "-b", Clearance = "B" };

        await FileAndRaiseAsync(office, items[0], "B");

        foreach (var person in (Person[])[office.Giver, office.Receiver, office.Archivist])
        {
            var seen = await office.GetAsync(person, $"batches/{batch.Id}");
            Assert.Equal([items[1]], seen["lines"].EnumerateArray().Select(line => line.GetProperty("itemId").GetGuid()));
            Assert.Equal((1, 5), (seen["totals"].GetProperty("lines").GetInt32(), seen["totals"].GetProperty("pages").GetInt32()));
            Assert.Equal(1, (await office.GetAsync(person, "batches"))["items"][0].GetProperty("lines").GetInt32());
            Assert.Equal("ITEM_UNKNOWN", (await office.GetAsync(person, $"items/{items[0]}/custody")).Code);
            Assert.Null((await office.GetAsync(person, $"items/{items[1]}/custody")).Code);
        }
        Assert.Equal(2, (await office.GetAsync(cleared, $"batches/{batch.Id}"))["lines"].GetArrayLength());
        Assert.Null((await office.GetAsync(cleared, $"items/{items[0]}/custody")).Code);
        Assert.Equal(2, await office.CountAsync(
            "select count(*) from kit.audit_entry where stream = $1 and actor = $2 and action in ('batch.read', 'custody.read')", $"item/{items[0]}", cleared.Id));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A5")]
    public async Task Whoever_may_not_know_of_a_line_neither_decides_nor_names_it()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(2);
        var submitted = await office.SubmittedAsync(items);
        await FileAndRaiseAsync(office, items[0], "B");

        var named = await office.AcceptAsync(submitted, [items[0]]);
        var unknown = await office.AcceptAsync(submitted, [Office.NewId()]);
        var rest = (await office.AcceptAsync(submitted)).Require();

        Assert.Equal((HttpStatusCode.NotFound, "LINE_UNKNOWN"), (named.Status, named.Code));
        Assert.Equal((unknown.Status, unknown.Code, unknown.MayArrive), (named.Status, named.Code, named.MayArrive));
        Assert.Equal([items[1]], rest["lines"].EnumerateArray().Select(line => line.GetProperty("itemId").GetGuid()));
        Assert.Equal("PARTLY_ACCEPTED", rest["state"].GetString());
        Assert.Equal(1, await office.CountAsync("select count(*) from custody where item_id = any($1) and hop = 2", items.ToArray()));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Clause", "5.9")]
    [Trait("Abuse", "A5")]
    public async Task An_item_that_is_hidden_is_offered_by_nobody_who_may_not_know_of_it()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(2);
        await FileAndRaiseAsync(office, items[0], "B");

        var hidden = await DraftAsync(office, office.Giver, items[1], items[0]);
        var foreign = await DraftAsync(office, office.Engineer, items[1]);

        Assert.Equal((HttpStatusCode.NotFound, "ITEM_UNKNOWN", true), (hidden.Status, hidden.Code, hidden.MayArrive));
        Assert.Contains(items[0].ToString(), hidden.Text, StringComparison.Ordinal);
        Assert.Equal("ITEM_UNKNOWN", foreign.Code);
        Assert.Equal(0, await office.CountAsync("select count(*) from batch where company_id = $1", office.Company));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task An_item_registered_above_C_is_handed_over_between_those_who_may_know_of_it()
    {
        var office = await Office.OpenAsync(Platform);
        var item = Office.NewId();
        await office.TellAsync(office.Item(item, null) with { SecurityLevel = "B", Title = "restricted", Viewers = [office.Giver.Id] });
        await Eventually.Holds("the item is known and held", async () =>
            await office.CountAsync("select count(*) from known_item join custody using (item_id) where item_id = $1", item) == 1, ct: Ct);
        var cleared = office.Receiver with { Id = office.Receiver.Id + "-b", Clearance = "B" };

        var batch = await office.SubmittedAsync([item]);

        Assert.Equal(0, (await office.GetAsync(office.Receiver, $"batches/{batch.Id}"))["lines"].GetArrayLength());
        Assert.Equal("BATCH_NOT_OPEN", (await office.AcceptAsync(batch)).Code);
        Assert.Equal("ACCEPTED", (await office.AcceptAsync(batch, by: cleared)).Require()["state"].GetString());
    }

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(2, 3, 0, 1)]
    [Trait("Clause", "5.1.5")]
    public async Task No_order_of_arrival_opens_a_secret_item_and_all_end_alike(params int[] order)
    {
        var office = await Office.OpenAsync(Platform);
        var (item, dossier) = (Office.NewId(), Office.NewId());
        object[] told =
        [
            office.Item(item, null) with { SecurityLevel = "B", Title = "restricted", Viewers = [office.Giver.Id] },
            Filed(office, item, dossier, 3),
            Changed(office, dossier, "B", 3),
            Changed(office, dossier, "C", 7),
        ];

        foreach (var next in order)
        {
            Assert.Equal("ITEM_UNKNOWN", (await office.GetAsync(office.Archivist, $"items/{item}/custody")).Code);
            await TellAsync(office, told[next]);
        }

        await Eventually.Holds("the lowered item is there for the archivist", async () => (await office.GetAsync(office.Archivist, $"items/{item}/custody")).Code is null, ct: Ct);
    }

    private static Task<Answer> DraftAsync(Office office, Person by, params Guid[] itemIds) =>
        office.PostAsync(by, "batches", new { fromDepartment = "SALES", fromTeam = "SALES_TEAM:YHY", toDepartment = "GMO", itemIds });

    private static async Task FileAndRaiseAsync(Office office, Guid item, string level)
    {
        var dossier = Office.NewId();
        await TellAsync(office, Filed(office, item, dossier, 2));
        await TellAsync(office, Changed(office, dossier, level, 2));
    }

    private static async Task TellAsync(Office office, object fact)
    {
        switch (fact)
        {
            case ItemFiled filed:
                await office.TellAsync(filed);
                await Eventually.Holds("the filing is known", async () => await office.CountAsync("select count(*) from known_filing where item_id = $1", filed.ItemId) == 1);
                break;
            case DossierChanged changed:
                await office.TellAsync(changed);
                await Eventually.Holds("the dossier is known", async () =>
                    await office.CountAsync("select count(*) from known_dossier where dossier_id = $1 and version >= $2", changed.DossierId, changed.Version) == 1);
                break;
            case Contracts.Intake.ItemRegistered item:
                await office.TellAsync(item);
                await Eventually.Holds("the item is known and held", async () =>
                    await office.CountAsync("select count(*) from known_item join custody using (item_id) where item_id = $1", item.ItemId) == 1);
                break;
        }
    }

    private static ItemFiled Filed(Office office, Guid item, Guid dossier, long version) =>
        new(item, dossier, office.Company, "ACCEPTED", null, null, 1, office.Now, version);

    private static DossierChanged Changed(Office office, Guid dossier, string level, long version) =>
        new(dossier, office.Property, office.Company, "B03U2R1503", "WORKING", null, level, version, office.Now, []);
}
