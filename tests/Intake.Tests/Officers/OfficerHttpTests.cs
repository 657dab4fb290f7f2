using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Officers;

public sealed class OfficerHttpTests(Platform platform) : IntakeTests(platform)
{
    [Fact, Trait("Clause", "5.1.6")]
    public async Task A_department_has_one_officer_at_a_time_and_a_successor_after_the_last_day()
    {
        var first = (await AppointAsync(Lawyer, "LEGAL", "李敏", "2026-01-01")).Require(HttpStatusCode.Created);
        Assert.Equal(1, await ToldAsync("RecordsOfficerAppointed", first.Id));
        Assert.Equal("OFFICER_EXISTS", (await AppointAsync(Lawyer, "LEGAL", "王强", "2026-12-01")).Code);

        (await Intake(Lawyer).PostAsync($"officers/{first.Id}/end", new { until = "2026-11-30" }, version: 1, ct: Ct)).Require();
        var second = (await AppointAsync(People.LiMin, "LEGAL", "王强", "2026-12-01", deputy: "李敏")).Require(HttpStatusCode.Created);

        Assert.Equal(2, await ToldAsync("RecordsOfficerAppointed", first.Id));
        var listed = (await Intake(Lawyer).GetAsync("officers?department=LEGAL", Ct))["items"].EnumerateArray().Select(term => term.GetProperty("id").GetGuid());
        Assert.Equal([first.Id, second.Id], listed);
    }

    [Fact, Trait("Clause", "5.1.6")]
    public async Task Only_one_of_many_simultaneous_appointments_stands()
    {
        var clerk = People.ZhouJiu with { Id = "kefu", Departments = ["CSC_D"] };

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => AppointAsync(clerk, "CSC_D", $"专人{n}", "2026-01-01")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), answer => Assert.True(answer.Code is "OFFICER_EXISTS" or "STALE_VERSION", answer.Text));
        Assert.Equal(1, await CountAsync("select count(*) from officer_term term join officer_roll roll on roll.id = term.roll_id where department_code = 'CSC_D'"));
    }

    [Fact, Trait("Clause", "5.1.6")]
    [Trait("Clause", "4.2.2")]
    [Trait("Clause", "4.2")]
    public async Task Appointments_are_made_by_the_department_or_the_archive_within_their_company()
    {
        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await AppointAsync(People.ZhouJiu, "SALES", "李四", "2026-01-01")).Code);
        Assert.Equal("DEPT_UNKNOWN", (await AppointAsync(People.LiMin, "NOWHERE", "李四", "2026-01-01")).Code);
        Assert.Equal("TERM_ORDER", (await AppointAsync(People.ZhouJiu, "ENG", "李四", "2026-01-02", until: "2026-01-01")).Code);
        Assert.Equal("VALIDATION_FAILED", (await AppointAsync(People.ZhouJiu, "ENG", "李四", "0001-01-01")).Code);
        Assert.Equal("OFFICER_UNKNOWN", (await Intake(People.Stranger).PostAsync($"officers/{NewId()}/end", new { until = "2026-11-30" }, version: 1, ct: Ct)).Code);
    }

    private Task<Answer> AppointAsync(Person by, string department, string person, string from, string? until = null, string? deputy = null) =>
        Intake(by).PostAsync("officers", new { departmentCode = department, person, deputy, from, until }, ct: Ct);
}
