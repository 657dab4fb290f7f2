using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Calendars;

public sealed class CompanyCalendarOverHttpTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "AMB-03")]
    public async Task The_explanation_shows_the_companys_own_days_under_the_policy_that_names_them()
    {
        var office = await Office.OpenAsync(Platform);
        await office.TellAsync(office.Policy(1, new DateOnly(2026, 1, 1), "calendar.overrides", """{"off":["2026-10-09"],"on":["2026-10-01"]}"""));
        await office.TellAsync(office.Policy(2, new DateOnly(2026, 9, 29), "deadline.cutoff_time", "17:30"));
        await Eventually.Holds("both revisions are known", async () => await office.CountAsync("select count(*) from known_policy where company_id = $1", office.Company) == 2, ct: Ct);

        var before = (await office.GetAsync(office.Giver, "calendar/due?clause=5.2.2&from=2026-09-28")).Require();
        var after = (await office.GetAsync(office.Giver, "calendar/due?clause=5.2.2&from=2026-09-29")).Require();

        Assert.Equal(("2026-10-10", "24:00", 1), (before["dueOn"].GetString(), before["cutoffTime"].GetString(), before["policyRevision"].GetInt32()));
        Assert.Equal(("2026-10-01", "2026-10-09"), (DayOf(before, "COMPANY_WORK"), DayOf(before, "COMPANY_OFF")));
        Assert.Equal(("2026-10-12", "17:30", 2), (after["dueOn"].GetString(), after["cutoffTime"].GetString(), after["policyRevision"].GetInt32()));
        Assert.DoesNotContain("COMPANY_OFF", after.Text, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Clause", "AMB-03")]
    [Trait("Clause", "0")]
    [InlineData("sign first")]
    [InlineData("policy first")]
    public async Task Company_days_move_an_obligation_in_every_order_of_arrival(string order)
    {
        var office = await Office.OpenAsync(Platform);
        var sale = Office.NewId();
        var sign = office.Signed(sale, new DateOnly(2026, 9, 28));
        var policy = office.Policy(1, new DateOnly(2026, 9, 1), "calendar.overrides", """{"off":["2026-10-09"]}""");
        if (order == "sign first")
        {
            await office.TellAsync(sign);
            await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");
            await office.TellAsync(policy);
        }
        else
        {
            await office.TellAsync(policy);
            await Eventually.Holds("the policy is known", async () => await office.CountAsync("select count(*) from known_policy where company_id = $1", office.Company) == 1, ct: Ct);
            await office.TellAsync(sign);
        }

        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-12");
    }

    [Fact]
    [Trait("Clause", "AMB-03")]
    public async Task A_submission_after_the_close_of_the_due_day_is_late()
    {
        var office = await Office.OpenAsync(Platform);
        var (sale, today) = (Office.NewId(), DateOnly.FromDateTime(office.Now.ToOffset(TimeSpan.FromHours(8)).DateTime));
        await office.TellAsync(new PolicyRevised(
            office.Company, "H", 1, today.AddDays(-30), "试行", "a", "b", "c",
            new Dictionary<string, string> { ["calendar.overrides"] = $$"""{"on":["{{today:yyyy-MM-dd}}"]}""", ["deadline.sales.days"] = "1", ["deadline.cutoff_time"] = "00:00" },
            1, office.Now));
        await Eventually.Holds("the policy is known", async () => await office.CountAsync("select count(*) from known_policy where company_id = $1", office.Company) == 1, ct: Ct);
        var items = await office.ItemsAsync(1, sale);
        await office.TellAsync(office.Signed(sale, today.AddDays(-1)));
        var published = HandoverStates.Calendar.Years.Any(year => year.Year == today.Year);
        await office.ObligationBecomesAsync(sale, "state", published ? "OVERDUE" : "OPEN");

        (await office.AcceptAsync(await office.SubmittedAsync(items))).Require();

        var met = await office.ObligationAsync(sale);
        Assert.Equal(published ? "MET_LATE" : "MET", met.GetProperty("state").GetString());
        Assert.Equal(published ? $"{today:yyyy-MM-dd}" : null, met.GetProperty("dueOn").GetString());
        Assert.Equal($"{today.AddDays(published ? 1 : 0):yyyy-MM-dd}", met.GetProperty("metOn").GetString());
    }

    private static string? DayOf(Answer due, string kind) =>
        due["steps"].EnumerateArray().Single(step => step.GetProperty("kind").GetString() == kind).GetProperty("date").GetString();
}
