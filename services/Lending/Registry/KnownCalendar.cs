using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.ServiceKit.Remembering;
using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Lending.Registry;

/// <summary>An edition of the working-day calendar as Handover announced it (AMB-03).</summary>
internal sealed class KnownCalendar : IRemembered<CalendarLoaded>
{
    private const string Makeup = "MAKEUP";

    /// <summary>Number of the edition, from 1.</summary>
    public int Edition { get; init; }

    public IReadOnlyList<CalendarYearLine> Years { get; private set; } = [];
    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(CalendarLoaded state)
    {
        if (Version >= state.Version)
            return;
        (Years, Version) = (state.Years, state.Version);
    }

    /// <summary>The edition as a calendar.</summary>
    public WorkingCalendar ToCalendar() => new(Edition, Years.Select(year => new CalendarYear(
        year.Year, year.Notice, year.IssuedOn, year.RetrievedOn,
        [.. year.Days.Select(day => new NotedDay(day.On, day.Kind == Makeup ? DayKind.Makeup : DayKind.Holiday, day.Name))])));
}
