using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Handovers.Domain;

/// <summary>Which years of the working-day calendar are accepted.</summary>
internal static class PublishedYear
{
    /// <summary>A year is accepted only with the number of its notice; its days lie inside it, each is named once, make-up days fall on a weekend.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>CALENDAR_INVALID</c></exception>
    /// <remarks>AMB-03: invented tables circulate, so a year without a notice is no year.</remarks>
    public static CalendarYear Of(int year, string notice, DateOnly issuedOn, DateOnly retrievedOn, IReadOnlyCollection<NotedDay> days)
    {
        HandoverRules.CalendarInvalid.Require(!string.IsNullOrWhiteSpace(notice), year, "没有通知文号", "it names no notice");
        HandoverRules.CalendarInvalid.Require(days.All(day => day.On.Year == year), year, "日期不在该年", "a day lies outside the year");
        HandoverRules.CalendarInvalid.Require(days.DistinctBy(day => day.On).Count() == days.Count, year, "日期重复", "a day is named twice");
        HandoverRules.CalendarInvalid.Require(days.All(IsRightKind), year, "调休上班日不在周末", "a make-up day is no weekend day");
        return new CalendarYear(year, notice, issuedOn, retrievedOn, days);
    }

    private static bool IsRightKind(NotedDay day) =>
        day.Kind == DayKind.Holiday || (day.Kind == DayKind.Makeup && CalendarYear.IsWeekend(day.On));
}
