using System.Globalization;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Registry;

public sealed class RevisionTests(Platform platform) : IntakeTests(platform)
{
    private static int companies = 70;

    private readonly string code = string.Create(CultureInfo.InvariantCulture, $"SZ{Interlocked.Increment(ref companies)}");
    private Guid company;

    private Person Clerk => People.ZhaoMin with { Id = $"clerk-{code}", Company = code };

    private DateOnly Today => ArchiveTime.DateOf(Platform.Instance.Now);

    [Theory, Trait("Clause", "0"), Trait("Clause", "4.2")]
    [InlineData(1, 2, 3)]
    [InlineData(1, 3, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 2, 1)]
    public async Task The_organisation_in_force_today_counts_in_every_order_of_arrival(params int[] order)
    {
        company = NewId();
        var revisions = new[]
        {
            Organisation(company, code, 1, Today.AddDays(-9)),
            Organisation(company, code, 2, Today, further: "NOW"),
            Organisation(company, code, 3, Today.AddDays(30), further: "LATER"),
        };
        foreach (var revision in order)
            await Platform.Broker.TellAsync(revisions[revision - 1], ct: Ct);
        await KnownAsync("known_organisation", 3);

        Assert.Equal("REGISTERED", (await OtherAsync("NOW"))["state"].GetString());
        Assert.Equal("DEPT_UNKNOWN", (await OtherAsync("LATER")).Code);
    }

    [Fact, Trait("Clause", "0")]
    public async Task The_first_organisation_counts_before_it_takes_effect()
    {
        await CompanyAsync(Today.AddDays(3));

        Assert.Equal("REGISTERED", (await OtherAsync("ENG"))["state"].GetString());
    }

    [Fact, Trait("Clause", "3.3"), Trait("Clause", "0")]
    public async Task Blue_hukou_is_closed_until_the_policy_that_opens_it_takes_effect()
    {
        await CompanyAsync();
        await PolicyAsync(2, Today.AddDays(30), "title.blue_hukou", "true");
        var line = Lines.Letter with { TeamCode = "CLIENT_AFFAIRS", Category = "TITLE", Subtype = "MANDATE", MandateType = "BLUE_HUKOU" };
        Assert.Equal("MANDATE_TYPE_CLOSED", (await RegisterAsync(line, await PropertyAsync(company), by: Clerk)).Code);
        var open = (await RegisterAsync(line with { MandateType = null }, await PropertyAsync(company), by: Clerk)).Require();
        Assert.Equal("MANDATE_TYPE_CLOSED", (await CompleteAsync(open)).Code);

        await PolicyAsync(1, Today.AddDays(-1), "title.blue_hukou", "true");

        Assert.Equal("REGISTERED", (await RegisterAsync(line, await PropertyAsync(company), by: Clerk))["state"].GetString());
        Assert.Equal("REGISTERED", (await CompleteAsync(open))["state"].GetString());
    }

    [Theory, Trait("Clause", "AMB-04"), Trait("Clause", "5.2.2")]
    [InlineData("FIRST_SIGNATURE", "2026-09-25")]
    [InlineData("LAST_SIGNATURE", "2026-09-28")]
    public async Task The_policy_of_the_last_signatures_day_says_which_signature_counts(string start, string signedOn)
    {
        await CompanyAsync();
        await PolicyAsync(1, new DateOnly(2026, 9, 26), "deadline.sales.start", start);
        await PolicyAsync(2, new DateOnly(2026, 9, 29), "deadline.sales.start", start == "FIRST_SIGNATURE" ? "LAST_SIGNATURE" : "FIRST_SIGNATURE");
        var body = new { propertyId = await PropertyAsync(company), buyers = new[] { new { name = "张三" }, new { name = "李四" } } };
        var sale = (await Intake(Clerk).PostAsync("sales", body, ct: Ct)).Require();
        object[] Signatures(string last) => [new { party = "张三", signedOn = "2026-09-25" }, new { party = "李四", signedOn = last }];

        var letter = new { signatures = Signatures("2026-09-28"), givingDepartment = "SALES", givingTeam = "SALES_TEAM:YHY" };
        var signed = (await Intake(Clerk).PostAsync($"sales/{sale.Id}/subscription", letter, sale.Version, ct: Ct)).Require();
        Assert.Equal(signedOn, signed["subscribedOn"].GetString());
        Assert.Equal(1, await CountAsync(
            "select count(*) from kit.audit_entry where stream = $1 and action = 'sale.sign' and detail::text like '%' || $2 || '%'", $"sale/{sale.Id}", signedOn));

        var corrected = (await Intake(Clerk).PostAsync($"sales/{sale.Id}/subscription/correction", new { signatures = Signatures("2026-09-30"), reason = "日期抄写错误" }, ct: Ct)).Require();
        Assert.Equal(start == "FIRST_SIGNATURE" ? "2026-09-30" : "2026-09-25", corrected["subscribedOn"].GetString());
    }

    private async Task CompanyAsync(DateOnly? effectiveOn = null)
    {
        company = NewId();
        await Platform.Broker.TellAsync(Organisation(company, code, 1, effectiveOn), ct: Ct);
        await KnownAsync("known_organisation", 1);
    }

    private async Task PolicyAsync(int revision, DateOnly effectiveOn, string key, string value)
    {
        await Platform.Broker.TellAsync(new PolicyRevised(
            company, code, revision, effectiveOn, "试行", "a", "b", "c", new Dictionary<string, string> { [key] = value }, revision, Platform.Instance.Now), ct: Ct);
        await Eventually.Holds("the policy is known", async () =>
            await CountAsync("select count(*) from known_policy where company_id = $1 and revision = $2", company, revision) == 1, ct: Ct);
    }

    private Task KnownAsync(string table, int revisions) => Eventually.Holds($"{table} holds {revisions} revisions", async () =>
        await CountAsync($"select count(*) from {table} where company_id = $1", company) == revisions, ct: Ct);

    private async Task<Answer> OtherAsync(string department)
    {
        var line = Lines.Letter with { DepartmentCode = department, TeamCode = null, Category = "OTHER", Subtype = "LETTER", ReasonText = "客户来信说明" };
        return await RegisterAsync(line, await PropertyAsync(company), by: Clerk with { Departments = [department], Teams = [] });
    }

    private Task<Answer> CompleteAsync(Answer item) =>
        Intake(Clerk).PostAsync($"items/{item.Id}/completion", new { mandateType = "BLUE_HUKOU" }, item.Version, ct: Ct);
}
