using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Obligations;

public sealed class WaiverTests(Platform platform) : PlatformTests(platform)
{
    private const string Letter = "SUBSCRIPTION_LETTER";

    [Fact]
    [Trait("Clause", "5.2.2")]
    [Trait("Clause", "5.1.1b")]
    [Trait("Clause", "AMB-30")]
    public async Task Without_the_letter_it_stays_unmet_and_names_it_until_it_is_waived()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = await HandedOverWithoutLetterAsync(office);
        var open = await office.ObligationAsync(sale);
        Assert.Equal([Letter], open.GetProperty("missing").EnumerateArray().Select(part => part.GetString()));
        Assert.Equal(0, open.GetProperty("remaining").GetInt32());
        Assert.Contains(open.GetProperty("state").GetString(), (string[])["OPEN", "DUE_SOON", "OVERDUE"]);

        var waived = (await office.WaiveAsync(sale, Waiver(Letter))).Require();

        Assert.Contains(waived["state"].GetString(), (string[])["MET", "MET_LATE"]);
        Assert.Equal(0, waived["missing"].GetArrayLength());
        Assert.Equal(
            ("原件遗失，客户已声明", "chen.zong", office.Archivist.Id),
            (waived["waivers"][0].GetProperty("reason").GetString(), waived["waivers"][0].GetProperty("approver").GetString(), waived["waivers"][0].GetProperty("by").GetString()));
        Assert.Equal(1, await office.CountAsync(
            "select count(*) from kit.audit_entry where stream = $1 and action = 'obligation.waive' and actor = $2", $"obligation/{waived.Id}", office.Archivist.Id));
        Assert.Equal("OBLIGATION_SETTLED", (await office.WaiveAsync(sale, Waiver(Letter))).Code);
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public async Task The_letter_that_comes_later_meets_it()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = await HandedOverWithoutLetterAsync(office);

        (await office.AcceptAsync(await office.SubmittedAsync(await office.ItemsAsync(1, sale)))).Require();

        Assert.Contains((await office.ObligationAsync(sale)).GetProperty("state").GetString(), (string[])["MET", "MET_LATE"]);
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    [Trait("Clause", "0")]
    public async Task The_policy_says_what_the_checklist_asks_for()
    {
        var office = await Office.OpenAsync(Platform);
        await office.TellAsync(office.Policy(1, new DateOnly(2026, 9, 1), "checklist.sales", """["SUBSCRIPTION_LETTER","DISCOUNT"]"""));
        await Eventually.Holds("the policy is known", async () => await office.CountAsync("select count(*) from known_policy where company_id = $1", office.Company) == 1, ct: Ct);

        var sale = await HandedOverWithoutLetterAsync(office);

        var missing = (await office.ObligationAsync(sale)).GetProperty("missing").EnumerateArray().Select(part => part.GetString());
        Assert.Equal([Letter, "DISCOUNT"], missing);
    }

    [Fact]
    [Trait("Clause", "5.1.1b")]
    [Trait("Clause", "AMB-30")]
    public async Task A_lost_item_is_waived_by_its_id()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = Office.NewId();
        var items = await office.ItemsAsync(2, sale);
        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));
        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");
        (await office.AcceptAsync(await office.SubmittedAsync([items[0]]))).Require();
        Assert.Equal(1, (await office.ObligationAsync(sale)).GetProperty("remaining").GetInt32());

        Assert.Equal("PART_NOT_MISSING", (await office.WaiveAsync(sale, Waiver(item: items[0]))).Code);
        var waived = (await office.WaiveAsync(sale, Waiver(item: items[1]))).Require();

        Assert.Contains(waived["state"].GetString(), (string[])["MET", "MET_LATE"]);
    }

    [Fact]
    [Trait("Clause", "5.1.1b")]
    [Trait("Clause", "4.1")]
    [Trait("Clause", "5.2.2")]
    [Trait("Clause", "AMB-30")]
    public async Task A_waiver_is_the_custodians_and_says_what_why_and_who_approved()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = await HandedOverWithoutLetterAsync(office);

        Assert.Equal("NOT_CUSTODIAN", (await office.WaiveAsync(sale, Waiver(Letter), office.Receiver)).Code);
        Assert.Equal("NOT_CUSTODIAN", (await office.WaiveAsync(sale, Waiver(Letter), office.Archivist with { Id = "clerk", Roles = [] })).Code);
        Assert.Equal("OBLIGATION_UNKNOWN", (await office.WaiveAsync(sale, Waiver(Letter), office.Engineer)).Code);
        Assert.Equal("WAIVER_SELF_APPROVAL", (await office.WaiveAsync(sale, Waiver(Letter, approver: office.Archivist.Id))).Code);
        Assert.Equal("REASON_REQUIRED", (await office.WaiveAsync(sale, Waiver(Letter, reason: "丢了"))).Code);
        Assert.Equal("PART_UNKNOWN", (await office.WaiveAsync(sale, Waiver("KEY_RECEIPT"))).Code);
        Assert.Equal("PART_UNKNOWN", (await office.WaiveAsync(sale, Waiver(item: Office.NewId()))).Code);
        Assert.Equal("VALIDATION_FAILED", (await office.WaiveAsync(sale, Waiver(Letter, item: Office.NewId()))).Code);
        Assert.Equal("VALIDATION_FAILED", (await office.WaiveAsync(sale, Waiver())).Code);
        Assert.Equal("VALIDATION_FAILED", (await office.WaiveAsync(sale, Waiver(Letter, approver: ""))).Code);
        Assert.Equal("STALE_VERSION", (await office.WaiveAsync(sale, Waiver(Letter), version: 99)).Code);
        Assert.Equal(0, await office.CountAsync("select count(*) from sale_waiver where sale_id = $1", sale));
    }

    private static object Waiver(string? part = null, Guid? item = null, string reason = "原件遗失，客户已声明", string approver = "chen.zong") =>
        new { part, itemId = item, reason, approver };

    private static async Task<Guid> HandedOverWithoutLetterAsync(Office office)
    {
        var sale = Office.NewId();
        var items = await office.ItemsAsync(1, sale, "QUEUE_AGREEMENT");
        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));
        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");
        (await office.AcceptAsync(await office.SubmittedAsync(items))).Require();
        return sale;
    }
}
