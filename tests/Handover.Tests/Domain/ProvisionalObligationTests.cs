using ArchivePlatform.Handovers.Calendars;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Time;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

public sealed class ProvisionalObligationTests
{
    [Fact]
    [Trait("Clause", "AMB-03")]
    public void A_missing_year_leaves_it_open_and_provisional()
    {
        var obligation = Obliged("2026-12-28");

        obligation.Judge([], null, Calendar, Local("2027-02-01"));

        Assert.Equal((ObligationState.Open, true, null), (obligation.State, obligation.Provisional, obligation.DueOn));
        Assert.Null(obligation.WakeAt);
    }

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void Handed_over_while_the_year_is_missing_is_met_and_provisional()
    {
        var obligation = Obliged("2026-12-31");

        obligation.Judge([Covered(1, "2026-12-31", "2026-12-31")], null, Calendar, Local("2026-12-31"));

        Assert.Equal((ObligationState.Met, true), (obligation.State, obligation.Provisional));
    }

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void A_delay_that_runs_into_a_missing_year_is_late_by_unknown_days()
    {
        var obligation = Obliged("2026-12-24");

        obligation.Judge([Covered(1, "2026-12-24", "2027-01-04")], null, Calendar, Local("2027-01-05"));

        Assert.Equal((ObligationState.MetLate, true, 0), (obligation.State, obligation.Provisional, obligation.DaysLate));
    }

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void The_published_year_settles_what_was_provisional()
    {
        var obligation = Obliged("2026-12-28");
        var items = new[] { Covered(1, "2026-12-28", "2027-01-06") };
        obligation.Judge(items, null, Calendar, Local("2027-01-10"));
        Assert.Equal((ObligationState.Met, true), (obligation.State, obligation.Provisional));

        var changed = obligation.Judge(items, null, WithInvented2027(), Local("2027-01-10"));

        Assert.True(changed);
        Assert.Equal((ObligationState.MetLate, false, 1), (obligation.State, obligation.Provisional, obligation.DaysLate));
        Assert.Equal((Day("2027-01-05"), 2, null), (obligation.DueOn!.Value, obligation.CalendarEdition, obligation.OpenEdition));
    }

    [Fact]
    [Trait("Clause", "AMB-03")]
    public void What_is_settled_for_good_keeps_the_calendar_it_was_settled_with()
    {
        var obligation = Obliged("2026-09-28");
        obligation.Judge([], null, Calendar, Local("2026-09-29"));
        Assert.Equal(1, obligation.OpenEdition);

        obligation.Judge([Covered(1, "2026-09-28", "2026-09-29")], null, Calendar, Local("2026-09-29"));

        Assert.Null(obligation.OpenEdition);
    }

    private static WorkingCalendar WithInvented2027()
    {
        var shipped = CalendarFile.Shipped();
        var invented = new CalendarFile.YearEntry(
            2027, "示例〔2026〕1号", Day("2026-11-01"), Day("2026-11-02"),
            [new CalendarFile.OffEntry(Day("2027-01-01"), Day("2027-01-03"), "元旦")], []);
        return new CalendarFile(2, [.. shipped.Years, invented]).ToCalendar();
    }
}
