using System.Net;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Officers;

public sealed class HeadAndDeputyTests(Platform platform) : FoundationTests(platform)
{
    [Fact]
    [Trait("Clause", "5.1.6")]
    [Trait("Clause", "4.2.2")]
    public async Task Where_a_department_has_a_head_the_head_names_its_officer_and_no_other_member()
    {
        var (head, member) = (Of("zhuren", "ENG"), Of("gongcheng", "ENG"));
        var revision = Revision();
        await FoundAsync(revision with { Departments = [.. revision.Departments.Select(line => line.Code == "ENG" ? line with { Head = head.Id } : line)] });

        var refused = await AppointAsync(member, "ENG", from: Today);
        var appointed = (await AppointAsync(head with { Departments = [] }, "ENG", from: Today)).Require(HttpStatusCode.Created);
        var ended = await Intake(member).PostAsync($"officers/{appointed.Id}/end", new { until = Today }, 1, ct: Ct);

        Assert.Equal((HttpStatusCode.Forbidden, "DEPT_NOT_RESPONSIBLE"), (refused.Status, refused.Code));
        Assert.Equal("DEPT_NOT_RESPONSIBLE", ended.Code);
        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await AppointAsync(head, "LEGAL", from: Today)).Code);
        (await AppointAsync(Of("falv", "LEGAL"), "LEGAL", from: Today)).Require(HttpStatusCode.Created);
    }

    [Fact]
    [Trait("Clause", "5.1.6")]
    public async Task A_deputy_has_days_of_its_own_that_everybody_sees_and_hears()
    {
        await FoundAsync(Revision());
        var clerk = Of("gongcheng", "ENG");

        var term = (await AppointAsync(clerk, "ENG", Today, Today.AddDays(90), "王强", Today.AddDays(10), Today.AddDays(20))).Require(HttpStatusCode.Created);
        var listed = (await Intake(clerk).GetAsync("officers?department=ENG", Ct))["items"][0];

        Assert.Equal(("王强", Iso(Today.AddDays(10)), Iso(Today.AddDays(20))), (listed.GetProperty("deputy").GetString(), listed.GetProperty("deputyFrom").GetString(), listed.GetProperty("deputyUntil").GetString()));
        Assert.Equal(1, await CountAsync("""
            select count(*) from (select body from kit.outbox union all select body from kit.journal) told
            where convert_from(body, 'UTF8') like '%' || $1 || '%"deputyFrom":"' || $2 || '"%'
            """, term.Id.ToString(), Iso(Today.AddDays(10))));
        var outside = await AppointAsync(clerk, "ENG", Today.AddDays(100), Today.AddDays(110), "王强", Today.AddDays(100), Today.AddDays(111));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "DEPUTY_OUTSIDE_TERM", "5.1.6"), (outside.Status, outside.Code, outside["clause"].GetString()));
    }

    [Fact]
    [Trait("Clause", "5.1.6")]
    [Trait("Clause", "AMB-32")]
    public async Task A_deputy_answers_for_the_department_when_the_officer_has_left_early()
    {
        await FoundAsync(Revision());
        var (clerk, line) = (Of("gongcheng", "ENG"), Lines.CustomerLetter);
        var property = await PropertyAsync(Founded);
        var term = (await AppointAsync(clerk, "ENG", Today.AddDays(-9), null, "王强", Today.AddDays(-9), Today)).Require();
        (await Intake(clerk).PostAsync($"officers/{term.Id}/end", new { until = Today.AddDays(-1) }, 1, ct: Ct)).Require();
        var other = (await AppointAsync(Of("falv", "LEGAL"), "LEGAL", Today.AddDays(-9), null, "王强")).Require();
        (await Intake(Of("falv", "LEGAL")).PostAsync($"officers/{other.Id}/end", new { until = Today.AddDays(-1) }, 1, ct: Ct)).Require();

        var covered = (await RegisterAsync(line, property, by: clerk)).Require();
        var bare = (await RegisterAsync(line with { DepartmentCode = "LEGAL" }, property, by: Of("falv", "LEGAL"))).Require();

        Assert.Equal(0, covered["findings"].GetArrayLength());
        Assert.Equal("NO_RECORDS_OFFICER", bare["findings"][0].GetString());
    }

    private static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private Task<Answer> AppointAsync(
        Person by, string department, DateOnly from, DateOnly? until = null, string? deputy = null, DateOnly? deputyFrom = null, DateOnly? deputyUntil = null) =>
        Intake(by).PostAsync("officers", new { departmentCode = department, person = "李敏", deputy, from, until, deputyFrom, deputyUntil }, ct: Ct);
}
