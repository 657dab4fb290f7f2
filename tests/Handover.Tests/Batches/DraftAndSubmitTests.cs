using System.Net;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Batches;

public sealed class DraftAndSubmitTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    public async Task A_draft_lists_its_items_with_totals()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(2);

        var draft = await office.DraftAsync(items);

        Assert.Equal(HttpStatusCode.Created, draft.Status);
        Assert.Equal("\"2\"", draft.ETag);
        Assert.Equal("DRAFT", draft["state"].GetString());
        Assert.Matches("^HO-[0-9]{4}-0001$", draft["batchNo"].GetString()!);
        Assert.Equal((2, 10), (draft["totals"].GetProperty("lines").GetInt32(), draft["totals"].GetProperty("pages").GetInt32()));
        Assert.Equal(1, await office.AnnouncedAsync<BatchChanged>(draft.Id.ToString()));
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public async Task Drafting_with_an_item_that_may_still_arrive_says_when_to_try_again()
    {
        var office = await Office.OpenAsync(Platform);

        var refused = await office.PostAsync(office.Giver, "batches", new
        {
            fromDepartment = "SALES",
            toDepartment = "GMO",
            itemIds = new[] { Office.NewId() },
        });

        Assert.Equal((HttpStatusCode.NotFound, "ITEM_UNKNOWN", true), (refused.Status, refused.Code, refused.MayArrive));
    }

    [Fact]
    [Trait("Clause", "4.2")]
    public async Task Drafting_for_an_unknown_department_is_refused()
    {
        var office = await Office.OpenAsync(Platform);

        var refused = await office.PostAsync(office.Giver, "batches", new { fromDepartment = "SALES", toDepartment = "NOWHERE" });

        Assert.Equal((HttpStatusCode.NotFound, "DEPT_UNKNOWN"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Numbers_are_given_once_and_without_gap_under_concurrency()
    {
        var office = await Office.OpenAsync(Platform);

        var drafts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => office.DraftAsync([])));

        var serials = drafts.Select(draft => draft.Require()["batchNo"].GetString()![^4..]).Order();
        Assert.Equal(Enumerable.Range(1, 20).Select(serial => serial.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)), serials);
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public async Task An_item_stands_in_one_open_batch_and_is_free_after_withdrawal()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(1);
        var first = (await office.DraftAsync(items)).Require();

        var second = await office.DraftAsync(items);
        Assert.Equal((HttpStatusCode.Conflict, "ITEM_IN_OTHER_BATCH"), (second.Status, second.Code));

        (await office.PostAsync(office.Giver, $"batches/{first.Id}/withdrawal", new { }, first.Version)).Require();
        (await office.DraftAsync(items)).Require();
    }

    [Fact]
    public async Task Items_are_added_to_a_draft()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(2);
        var draft = (await office.DraftAsync([items[0]])).Require();

        var more = await office.PostAsync(office.Giver, $"batches/{draft.Id}/lines", new { itemIds = new[] { items[1] } }, draft.Version);

        Assert.Equal(2, more.Require()["lines"].GetArrayLength());
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public async Task An_empty_batch_is_not_submitted()
    {
        var office = await Office.OpenAsync(Platform);
        var draft = (await office.DraftAsync([])).Require();

        var refused = await office.SubmitAsync(draft);

        Assert.Equal((HttpStatusCode.Conflict, "BATCH_EMPTY"), (refused.Status, refused.Code));
    }

    [Fact]
    [Trait("Clause", "5.1.6")]
    [Trait("Clause", "AMB-32")]
    public async Task Without_a_records_officer_nothing_is_handed_over()
    {
        var office = await Office.OpenAsync(Platform, withOfficer: false);
        var draft = (await office.DraftAsync(await office.ItemsAsync(1))).Require();

        var refused = await office.SubmitAsync(draft);

        Assert.Equal((HttpStatusCode.Conflict, "NO_RECORDS_OFFICER"), (refused.Status, refused.Code));
        Assert.Equal("5.1.6", refused["clause"].GetString());
        Assert.Equal("DRAFT", (await office.GetAsync(office.Giver, $"batches/{draft.Id}"))["state"].GetString());
    }

    [Fact]
    [Trait("Abuse", "C6")]
    public async Task A_stale_or_missing_version_is_refused()
    {
        var office = await Office.OpenAsync(Platform);
        var draft = (await office.DraftAsync(await office.ItemsAsync(1))).Require();

        await Platform.RefusedAsync(office.Giver, "handover", HttpStatusCode.PreconditionRequired, "PRECONDITION_REQUIRED", () =>
            office.PostAsync(office.Giver, $"batches/{draft.Id}/submission", new { }), () => office.GetAsync(office.Giver, $"batches/{draft.Id}"));
        await Platform.RefusedAsync(office.Giver, "handover", HttpStatusCode.PreconditionFailed, "STALE_VERSION", () =>
            office.PostAsync(office.Giver, $"batches/{draft.Id}/submission", new { }, draft.Version - 1), () => office.GetAsync(office.Giver, $"batches/{draft.Id}"));
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public async Task A_batch_exists_for_giver_receiver_and_custodian_only()
    {
        var office = await Office.OpenAsync(Platform);
        var other = await Office.OpenAsync(Platform);
        var draft = (await office.DraftAsync([])).Require();

        Assert.All(
            await Task.WhenAll(new[] { office.Giver, office.Receiver, office.Archivist }.Select(person => office.GetAsync(person, $"batches/{draft.Id}"))),
            answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.All(
            await Task.WhenAll(new[] { office.Engineer, other.Giver, other.Archivist }.Select(person => office.GetAsync(person, $"batches/{draft.Id}"))),
            answer => Assert.Equal((HttpStatusCode.NotFound, "BATCH_UNKNOWN"), (answer.Status, answer.Code)));
    }

    [Fact]
    public async Task A_list_of_batches_is_read_page_by_page()
    {
        var office = await Office.OpenAsync(Platform);
        for (var batch = 0; batch < 3; batch++)
            (await office.DraftAsync([])).Require();

        var first = (await office.GetAsync(office.Giver, "batches?state=DRAFT&limit=2")).Require();
        var second = (await office.GetAsync(office.Giver, $"batches?state=DRAFT&limit=2&after={first["next"].GetGuid()}")).Require();

        Assert.Equal((2, 1), (first["items"].GetArrayLength(), second["items"].GetArrayLength()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second["next"].ValueKind);
        Assert.Equal("VALIDATION_FAILED", (await office.GetAsync(office.Giver, "batches?state=LOST")).Code);
    }
}
