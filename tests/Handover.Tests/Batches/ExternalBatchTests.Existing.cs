using System.Net;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Batches;

/// <content>What exists for another company's people, and what they may do with it (AMB-33).</content>
public sealed partial class ExternalBatchTests
{
    [Fact]
    [Trait("Clause", "AMB-33")]
    [Trait("Abuse", "A1")]
    public async Task From_outside_only_the_own_departments_batches_and_items_exist()
    {
        var office = await TrustingAsync();
        var inside = await office.ItemsAsync(1);
        var sales = (await office.DraftAsync(inside)).Require();
        var toThem = (await office.PostAsync(office.Archivist, "batches", new { fromDepartment = "GMO", toDepartment = "PM_CO" })).Require();
        var own = await SubmittedAsync(office);

        var listed = (await office.GetAsync(office.Outsider, $"batches?company={office.Code}")).Require();

        Assert.Equal([own.Id], listed["items"].EnumerateArray().Select(batch => batch.GetProperty("id").GetGuid()));
        foreach (var hidden in (Guid[])[sales.Id, toThem.Id])
            Assert.Equal("BATCH_UNKNOWN", (await office.GetAsync(office.Outsider, $"batches/{hidden}")).Code);
        Assert.Equal("ITEM_UNKNOWN", (await DraftAsync(office, inside)).Code);
        Assert.Equal("ITEM_UNKNOWN", (await office.GetAsync(office.Outsider, $"items/{own["lines"][0].GetProperty("itemId")}/custody")).Code);
        foreach (var to in (string[])["SALES", "ENG", "NOWHERE"])
            Assert.Equal("DEPT_UNKNOWN", (await DraftAsync(office, [], to: to)).Code);
        Assert.Equal("DEPT_UNKNOWN", (await DraftAsync(office, [], from: "SALES")).Code);
        Assert.Equal("NOT_GIVER", (await DraftAsync(office, [], from: "GMO", to: "PM_CO")).Code);
        Assert.Equal("NOT_RECEIVER", (await office.AcceptAsync(own, by: office.Outsider)).Code);
        (await DraftAsync(office, [], to: "ADMIN")).Require();
    }

    [Fact]
    [Trait("Clause", "AMB-33")]
    [Trait("Abuse", "A1")]
    public async Task Without_a_trust_in_force_today_the_company_does_not_exist()
    {
        var office = await Office.OpenAsync(Platform);
        await office.ReviseAsync(office.Organisation(2, office.Today, "GMO") with
        {
            Trusts = [new(office.Outsider.Company, "PM_CO", office.Today.AddDays(-9), office.Today.AddDays(-1)), new(office.Outsider.Company, "PM_CO", office.Today.AddDays(1), null)],
        });

        var drafted = await DraftAsync(office, []);
        var listed = await office.GetAsync(office.Outsider, $"batches?company={office.Code}");
        var unknown = await office.GetAsync(office.Outsider, "batches?company=NOSUCH");

        Assert.Equal((HttpStatusCode.NotFound, "COMPANY_UNKNOWN"), (drafted.Status, drafted.Code));
        Assert.Equal((unknown.Status, unknown.Code, unknown.MayArrive), (listed.Status, listed.Code, listed.MayArrive));
    }

    [Fact]
    [Trait("Clause", "AMB-33")]
    public async Task They_list_further_items_and_withdraw_and_need_a_records_officer_like_everybody()
    {
        var office = await Office.OpenAsync(Platform);
        await office.TrustAsync();
        var items = await office.OutsideItemsAsync(2);
        var batch = (await DraftAsync(office, [items[0]])).Require();
        batch = (await office.PostAsync(office.Outsider, $"batches/{batch.Id}/lines", new { itemIds = new[] { items[1] } }, batch.Version)).Require();

        var submitted = await office.PostAsync(office.Outsider, $"batches/{batch.Id}/submission", new { }, batch.Version);
        var withdrawn = await office.PostAsync(office.Outsider, $"batches/{batch.Id}/withdrawal", new { }, batch.Version);

        Assert.Equal((HttpStatusCode.Conflict, "NO_RECORDS_OFFICER"), (submitted.Status, submitted.Code));
        Assert.Equal("WITHDRAWN", withdrawn.Require()["state"].GetString());
    }
}
