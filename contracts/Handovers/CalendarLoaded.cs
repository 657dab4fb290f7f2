namespace ArchivePlatform.Contracts.Handovers;

/// <summary>Handover announces an edition of the working-day calendar, whole, once it is loaded (AMB-03); the highest edition counts.</summary>
/// <param name="Edition">Number of the edition, from 1; the same number never means two calendars.</param>
/// <param name="Version">Equal to <paramref name="Edition"/>; an edition never changes.</param>
public sealed record CalendarLoaded(
    int Edition,
    IReadOnlyList<CalendarYearLine> Years,
    long Version,
    DateTimeOffset OccurredAt);

/// <summary>The working days of one year.</summary>
/// <param name="Notice">Number of the State Council's notice, for example 国办发明电〔2025〕7号.</param>
/// <param name="Days">Days that differ from Monday to Friday.</param>
public sealed record CalendarYearLine(int Year, string Notice, DateOnly IssuedOn, DateOnly RetrievedOn, IReadOnlyList<CalendarDayLine> Days);

/// <summary>One day that differs.</summary>
/// <param name="Kind"><c>HOLIDAY</c> (off) or <c>MAKEUP</c> (a weekend day that is worked).</param>
/// <param name="Name">The festival it belongs to.</param>
public sealed record CalendarDayLine(DateOnly On, string Kind, string Name);
