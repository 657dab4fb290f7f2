using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Handovers.Calendars;

/// <summary>What is announced of the calendar.</summary>
internal static class CalendarNews
{
    public static CalendarLoaded Loaded(this WorkingCalendar calendar, DateTimeOffset at) =>
        new(calendar.Edition, [.. calendar.Years.Select(Line)], calendar.Edition, at);

    private static CalendarYearLine Line(CalendarYear year) => new(
        year.Year, year.Notice, year.IssuedOn, year.RetrievedOn,
        [.. year.Days.OrderBy(day => day.On).Select(day => new CalendarDayLine(day.On, day.Kind.Code(), day.Name))]);
}
