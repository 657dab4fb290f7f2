using System.Net;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Sales;

public sealed class SaleHttpTests(Platform platform) : IntakeTests(platform)
{
    [Fact, Trait("Clause", "AMB-29")]
    public async Task Equal_identity_numbers_match_however_they_were_typed()
    {
        var first = await SaleAsync(await PropertyAsync(), "440301199001011234");
        var second = await SaleAsync(await PropertyAsync(), "44030119900101 1234");

        Assert.Equal("**************1234", first["buyers"][0].GetProperty("idNumber").GetString());
        Assert.Equal(1, await CountAsync("select count(distinct hash) from buyer_number where sale_id in ($1, $2)", first.Id, second.Id));
        Assert.Equal(1, await ToldAsync("SaleRecorded", first.Id));
    }

    [Fact, Trait("Clause", "5.2.2"), Trait("Clause", "AMB-04"), Trait("Clause", "AMB-30")]
    [Trait("Clause", "3.9")]
    public async Task The_last_partys_date_counts_and_another_one_needs_a_correction()
    {
        var sale = await SaleAsync(await PropertyAsync());

        var signed = (await SignAsync(sale, "2026-09-26", "2026-09-28")).Require();
        Assert.Equal(("SUBSCRIBED", "2026-09-28"), (signed["state"].GetString(), signed["subscribedOn"].GetString()));
        var other = await SignAsync(signed, "2026-09-29");
        Assert.Equal((HttpStatusCode.Conflict, "MILESTONE_DATE_DIFFERS"), (other.Status, other.Code));
        Assert.Equal(signed.Version, (await SignAsync(signed, "2026-09-28")).Require().Version);
        Assert.Equal(1, await ToldAsync("SubscriptionSigned", sale.Id));

        Assert.Equal("REASON_REQUIRED", (await CorrectAsync(sale, "2026-09-29", "错了")).Code);
        var corrected = (await CorrectAsync(sale, "2026-09-29", "日期抄写错误")).Require();
        Assert.Equal(("2026-09-29", "2026-09-28"), (corrected["subscribedOn"].GetString(), corrected["corrections"][0].GetProperty("from").GetString()));
        Assert.Equal(2, await ToldAsync("SubscriptionSigned", sale.Id));
    }

    [Fact, Trait("Clause", "AMB-04"), Trait("Clause", "AMB-30")]
    public async Task A_cancelled_subscription_is_told_once()
    {
        var sale = await SaleAsync(await PropertyAsync());
        (await SignAsync(sale, "2026-09-28")).Require();

        Assert.Equal("CANCELLED_BEFORE_SIGNED", (await CancelAsync(sale, "2026-09-27")).Code);
        var cancelled = (await CancelAsync(sale, "2026-09-30")).Require();
        (await CancelAsync(sale, "2026-09-30")).Require();
        Assert.Equal("MILESTONE_DATE_DIFFERS", (await CancelAsync(sale, "2026-10-08")).Code);

        Assert.Equal("CANCELLED", cancelled["state"].GetString());
        Assert.Equal(1, await ToldAsync("SubscriptionCancelled", sale.Id));
    }

    [Fact, Trait("Clause", "5.10.2e"), Trait("Clause", "AMB-04"), Trait("Clause", "AMB-29")]
    public async Task The_material_of_a_failed_sale_moves_to_group_E_and_what_comes_later_goes_there_at_once()
    {
        var property = await PropertyAsync();
        var (sale, other) = (await SaleAsync(property), await SaleAsync(property));
        var letter = (await RegisterAsync(Lines.Letter, property, sale.Id)).Require();
        var history = (await RegisterAsync(Lines.Letter with { Subtype = "SALES_HISTORY" }, property, sale.Id)).Require();
        var kept = (await RegisterAsync(Lines.Letter, property, other.Id)).Require();

        (await CancelAsync(sale, "2026-09-30")).Require();
        (await CancelAsync(sale, "2026-09-30")).Require();

        var moved = (await Intake(People.ZhaoMin).GetAsync($"items/{letter.Id}", Ct)).Require();
        Assert.Equal(("E", letter.Version + 1), (moved["group"].GetString(), moved.Version));
        Assert.Equal(2, await ToldAsync("ItemRegistered", letter.Id));
        Assert.Equal(1, await ToldAsync("ItemRegistered", history.Id));
        Assert.Equal("A", (await Intake(People.ZhaoMin).GetAsync($"items/{kept.Id}", Ct))["group"].GetString());
        var late = (await RegisterAsync(Lines.Letter, property, sale.Id)).Require();
        Assert.Equal(("E", 1L), (late["group"].GetString(), late.Version));
        Assert.Equal(1, await CountAsync("select count(*) from kit.audit_entry where stream = $1 and action = 'item.regroup'", $"item/{letter.Id}"));
    }

    [Fact, Trait("Clause", "AMB-29")]
    public async Task However_registration_and_cancellation_meet_nothing_of_a_failed_sale_stays_in_group_A()
    {
        var property = await PropertyAsync();
        var sale = await SaleAsync(property);

        var registered = Enumerable.Range(0, 12).Select(_ => RegisterAsync(Lines.Letter, property, sale.Id)).ToList();
        (await CancelAsync(sale, "2026-09-30")).Require();
        foreach (var item in await Task.WhenAll(registered))
            item.Require();

        Assert.Equal(12, await CountAsync("""select count(*) from item where sale_id = $1 and "group" = 'E'""", sale.Id));
    }

    [Fact]
    [Trait("Clause", "4.2")]
    [Trait("Clause", "4.2.2")]
    public async Task A_signing_names_the_version_it_was_read_at()
    {
        var sale = await SaleAsync(await PropertyAsync());
        var path = $"sales/{sale.Id}/subscription";

        Assert.Equal("PRECONDITION_REQUIRED", (await Intake(People.ZhaoMin).PostAsync(path, Subscription("2026-09-28"), ct: Ct)).Code);
        Assert.Equal("STALE_VERSION", (await Intake(People.ZhaoMin).PostAsync(path, Subscription("2026-09-28"), version: 7, ct: Ct)).Code);
        Assert.Equal("DEPT_UNKNOWN", (await Intake(People.ZhaoMin).PostAsync(path, Subscription("2026-09-28", team: "SALES_TEAM:XYZ"), version: 1, ct: Ct)).Code);
        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await Intake(People.ZhaoMin).PostAsync(path, Subscription("2026-09-28", team: "COMMERCIAL"), version: 1, ct: Ct)).Code);
        Assert.Equal(0, await ToldAsync("SubscriptionSigned", sale.Id));
    }

    [Fact, Trait("Clause", "4.2.1")]
    [Trait("Clause", "4.2.2")]
    [Trait("Clause", "AMB-29")]
    public async Task Sales_belong_to_the_sales_department_and_the_archive_only_looks()
    {
        var property = await PropertyAsync();
        var sale = await SaleAsync(property);

        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await Intake(People.ZhouJiu).PostAsync("sales", new { propertyId = property, buyers = new[] { new { name = "张三" } } }, ct: Ct)).Code);
        Assert.Equal("SALE_UNKNOWN", (await Intake(People.ZhouJiu).GetAsync($"sales/{sale.Id}", Ct)).Code);
        Assert.Equal("SALE_UNKNOWN", (await Intake(People.Stranger).GetAsync($"sales/{sale.Id}", Ct)).Code);
        (await Intake(People.LiMin).GetAsync($"sales/{sale.Id}", Ct)).Require();
        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await Intake(People.LiMin).PostAsync($"sales/{sale.Id}/cancellation", new { cancelledOn = "2026-09-30", reason = "客户挞定" }, ct: Ct)).Code);
    }

    [Fact, Trait("Clause", "AMB-29")]
    public async Task A_sale_number_is_taken_once_and_given_where_none_is_named()
    {
        var property = await PropertyAsync();
        object Named(string? saleNo) => new { propertyId = property, saleNo, buyers = new[] { new { name = "张三" } } };
        var number = $"悦海-{property:N}";

        Assert.Equal(number, (await Intake(People.ZhaoMin).PostAsync("sales", Named(number), ct: Ct)).Require()["saleNo"].GetString());
        Assert.Equal("SALE_NO_EXISTS", (await Intake(People.ZhaoMin).PostAsync("sales", Named(number), ct: Ct)).Code);
        Assert.Matches("^XS-[0-9]{4}-[0-9]{6}$", (await Intake(People.ZhaoMin).PostAsync("sales", Named(null), ct: Ct)).Require()["saleNo"].GetString());
        Assert.Equal("VALIDATION_FAILED", (await Intake(People.ZhaoMin).PostAsync("sales", Named("XS-2026-000001"), ct: Ct)).Code);
    }

    [Fact, Trait("Clause", "1")]
    [Trait("Clause", "2")]
    public async Task A_sale_names_a_property_of_the_company_and_its_buyers()
    {
        object[] buyers = [new { name = "张三" }];

        Assert.Equal("SUBJECT_MISSING", (await Intake(People.ZhaoMin).PostAsync("sales", new { buyers }, ct: Ct)).Code);
        Assert.Equal("PROPERTY_UNKNOWN", (await Intake(People.ZhaoMin).PostAsync("sales", new { propertyId = NewId(), buyers }, ct: Ct)).Code);
        Assert.Equal("VALIDATION_FAILED", (await Intake(People.ZhaoMin).PostAsync("sales", new { propertyId = await PropertyAsync() }, ct: Ct)).Code);
    }

    private static object Subscription(string signedOn, string team = "SALES_TEAM:YHY", string? alsoOn = null) => new
    {
        signatures = new[] { new { party = "张三", signedOn }, new { party = "公司", signedOn = alsoOn ?? signedOn } },
        givingDepartment = "SALES",
        givingTeam = team,
    };

    private Task<Answer> SignAsync(Answer sale, string signedOn, string? alsoOn = null) =>
        Intake(People.ZhaoMin).PostAsync($"sales/{sale.Id}/subscription", Subscription(signedOn, alsoOn: alsoOn), sale.Version, ct: Ct);

    private Task<Answer> CorrectAsync(Answer sale, string signedOn, string reason) => Intake(People.ZhaoMin).PostAsync(
        $"sales/{sale.Id}/subscription/correction", new { signatures = new[] { new { party = "张三", signedOn } }, reason }, ct: Ct);

    private Task<Answer> CancelAsync(Answer sale, string cancelledOn) => Intake(People.ZhaoMin).PostAsync(
        $"sales/{sale.Id}/cancellation", new { cancelledOn, reason = "客户挞定" }, ct: Ct);
}
