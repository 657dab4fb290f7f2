using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Time;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

public sealed class CompanyCalendarTests
{
    private static readonly CompanyDays OffOnFriday = new([Day("2026-10-09")], []);

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void A_company_day_off_is_not_counted_and_shown_as_such()
    {
        var due = Calendar.With(OffOnFriday).Due(Day("2026-09-28"), 5);

        Assert.Equal(Day("2026-10-12"), due.On);
        Assert.Equal((DayKind.CompanyOff, 3), due.Steps.Where(step => step.On == Day("2026-10-09")).Select(step => (step.Kind, step.Count)).Single());
    }

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void A_company_working_day_is_counted_and_shown_as_such()
    {
        var due = Calendar.With(new CompanyDays([], [Day("2026-10-01")])).Due(Day("2026-09-28"), 5);

        Assert.Equal(Day("2026-10-09"), due.On);
        Assert.Equal((DayKind.CompanyWork, 3), due.Steps.Where(step => step.On == Day("2026-10-01")).Select(step => (step.Kind, step.Count)).Single());
    }

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void Company_days_make_up_for_no_missing_year() =>
        Assert.Equal(2027, Calendar.With(new CompanyDays([], [Day("2027-01-04")])).Due(Day("2026-12-31"), 1).MissingYear);

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void Days_late_and_the_day_before_follow_the_company()
    {
        var calendar = Calendar.With(OffOnFriday);

        Assert.Equal(1, calendar.DaysLate(Day("2026-10-08"), Day("2026-10-10")));
        Assert.Equal(Day("2026-10-08"), calendar.WorkingDayBefore(Day("2026-10-10")));
    }

    [Theory]
    [Trait("Clause", "AMB-03")]
    [InlineData(null, 839, "MET", "2026-10-10", 0)]
    [InlineData("24:00", 839, "MET", "2026-10-10", 0)]
    [InlineData("17:30", 450, "MET", "2026-10-10", 0)]
    [InlineData("17:30", 451, "MET_LATE", "2026-10-11", 0)]
    [InlineData("17:30", 1440, "MET_LATE", "2026-10-11", 0)]
    [InlineData("17:30", 2880, "MET_LATE", "2026-10-12", 1)]
    public void What_comes_after_the_close_of_the_due_day_counts_as_the_next_day(string? closing, int minutes, string state, string metOn, int daysLate)
    {
        var obligation = Obliged("2026-09-28", Term.Default with { Closing = Closing.Read(closing) });
        var item = Covered(1, "2026-09-28") with { Submission = new Submission(At("2026-10-10", minutes), Local("2026-10-10", minutes)) };

        obligation.Judge([item], null, Calendar, Local("2026-11-23"));

        Assert.Equal((state, Day(metOn), daysLate), (obligation.State.Code(), obligation.MetOn!.Value, obligation.DaysLate));
    }

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void The_close_of_another_day_changes_nothing()
    {
        var obligation = Obliged("2026-09-28", Term.Default with { Closing = Closing.Read("09:00") });

        obligation.Judge([Covered(1, "2026-09-28", "2026-10-09")], null, Calendar, Local("2026-11-23"));

        Assert.Equal((ObligationState.Met, Day("2026-10-09")), (obligation.State, obligation.MetOn!.Value));
    }

    [Theory]
    [Trait("Clause", "AMB-03")]
    [InlineData(450, "DUE_SOON", "2026-10-10 17:30")]
    [InlineData(451, "OVERDUE", null)]
    public void It_is_overdue_from_the_close_of_the_due_day(int minutes, string state, string? wakeAt)
    {
        var obligation = Obliged("2026-09-28", Term.Default with { Closing = Closing.Read("17:30") });

        obligation.Judge([], null, Calendar, Local("2026-10-10", minutes));

        Assert.Equal((state, wakeAt), (obligation.State.Code(), obligation.WakeAt?.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void A_newer_revision_brings_its_days_and_its_close()
    {
        var obligation = Obliged("2026-09-28");
        obligation.Judge([], null, Calendar, Local("2026-09-28"));

        obligation.Take(new Term(2, 5) { CompanyDays = OffOnFriday, Closing = Closing.Read("17:30") });
        obligation.Take(new Term(1, 9));

        Assert.True(obligation.Judge([], null, Calendar, Local("2026-09-28")));
        Assert.Equal((Day("2026-10-12"), "17:30"), (obligation.DueOn!.Value, obligation.Closing.Text));
    }
}
