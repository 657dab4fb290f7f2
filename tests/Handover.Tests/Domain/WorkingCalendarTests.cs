using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Time;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

public sealed class WorkingCalendarTests
{
    [Theory]
    [Trait("Clause", "5.2.2")]
    [Trait("Clause", "AMB-03")]
    [InlineData("2026-09-28", "2026-10-10")]
    [InlineData("2026-09-24", "2026-10-09")]
    [InlineData("2026-02-11", "2026-02-25")]
    [InlineData("2026-04-30", "2026-05-11")]
    [InlineData("2026-06-16", "2026-06-24")]
    [InlineData("2025-09-26", "2025-10-10")]
    [InlineData("2024-02-02", "2024-02-08")]
    [InlineData("2024-09-12", "2024-09-20")]
    public void Five_working_days_after_signing_end_on_the_day_of_the_regulation(string signedOn, string dueOn)
    {
        var due = Calendar.Due(Day(signedOn), 5);

        Assert.Equal(Day(dueOn), due.On);
        Assert.False(due.Provisional);
    }

    [Theory]
    [Trait("Clause", "AMB-03")]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_the_working_days_of_its_notice(int year, int days) =>
        Assert.Equal(days, Calendar.Years.Single(known => known.Year == year).WorkingDays());

    [Fact]
    public void Every_year_names_its_notice() =>
        Assert.Equal(["国办发明电〔2023〕7号", "国办发明电〔2024〕12号", "国办发明电〔2025〕7号"], Calendar.Years.Select(year => year.Notice));

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void A_period_that_needs_a_missing_year_has_no_due_day()
    {
        var due = Calendar.Due(Day("2026-12-28"), 5);

        Assert.True(due.Provisional);
        Assert.Null(due.On);
        Assert.Equal(2027, due.MissingYear);
        Assert.Equal(3, due.Steps[^1].Count);
        Assert.Equal(Day("2026-12-31"), due.Steps[^1].On);
    }

    [Fact]
    public void A_period_that_starts_in_a_missing_year_shows_only_its_start()
    {
        var due = Calendar.Due(Day("2027-02-01"), 5);

        Assert.True(due.Provisional);
        Assert.Equal(DayKind.Start, Assert.Single(due.Steps).Kind);
    }

    [Fact]
    [Trait("Clause", "5.2.2")]
    public void Every_day_on_the_way_is_explained()
    {
        var steps = Calendar.Due(Day("2026-09-28"), 5).Steps;

        Assert.Equal(13, steps.Count);
        Assert.Equal((DayKind.Start, 0), (steps[0].Kind, steps[0].Count));
        Assert.Equal((DayKind.Workday, 1), (steps[1].Kind, steps[1].Count));
        Assert.All(steps.Skip(3).Take(7), step => Assert.Equal((DayKind.Holiday, 2, "国庆节"), (step.Kind, step.Count, step.Note)));
        Assert.Equal(new CalendarStep(Day("2026-10-10"), DayKind.Makeup, 5, "国庆节"), steps[^1]);
    }

    [Theory]
    [InlineData("2026-10-10", "2026-10-10", 0)]
    [InlineData("2026-10-10", "2026-10-11", 0)]
    [InlineData("2026-10-10", "2026-10-12", 1)]
    [InlineData("2026-10-10", "2026-10-19", 6)]
    [InlineData("2026-12-31", "2027-01-04", null)]
    public void Days_late_are_working_days_after_the_due_day(string due, string on, int? late) =>
        Assert.Equal(late, Calendar.DaysLate(Day(due), Day(on)));

    [Theory]
    [InlineData("2026-10-10", "2026-10-09")]
    [InlineData("2026-10-08", "2026-09-30")]
    [InlineData("2024-01-01", "2023-12-31")]
    public void The_working_day_before_skips_days_off(string day, string before) =>
        Assert.Equal(Day(before), Calendar.WorkingDayBefore(Day(day)));

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void A_year_without_a_notice_is_refused() =>
        Refused.With("CALENDAR_INVALID", () => PublishedYear.Of(2027, " ", Day("2026-11-01"), Day("2026-11-02"), []));

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void A_day_of_another_year_is_refused() =>
        Refused.With("CALENDAR_INVALID", () => Year(new NotedDay(Day("2026-12-31"), DayKind.Holiday, "元旦")));

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void A_day_named_twice_is_refused() =>
        Refused.With("CALENDAR_INVALID", () => Year(new NotedDay(Day("2027-01-02"), DayKind.Holiday, "元旦"), new NotedDay(Day("2027-01-02"), DayKind.Makeup, "元旦")));

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void A_make_up_day_in_the_week_is_refused() =>
        Refused.With("CALENDAR_INVALID", () => Year(new NotedDay(Day("2027-01-04"), DayKind.Makeup, "元旦")));

    private static CalendarYear Year(params NotedDay[] days) => PublishedYear.Of(2027, "国办发明电〔2026〕0号", Day("2026-11-01"), Day("2026-11-02"), days);
}
