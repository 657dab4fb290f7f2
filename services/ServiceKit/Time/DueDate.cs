namespace ArchivePlatform.ServiceKit.Time;

/// <summary>A due day with the way it was found.</summary>
/// <param name="On">Last day of the period, until 24:00 local archive time; null where a calendar year is missing.</param>
/// <param name="MissingYear">First year needed that is not loaded; null where none is missing.</param>
public sealed record DueDate(DateOnly From, DateOnly? On, int? MissingYear, IReadOnlyList<CalendarStep> Steps)
{
    public bool Provisional => On is null;
}

/// <summary>One day on the way to a due day.</summary>
/// <param name="Count">Working days counted up to and including this day.</param>
/// <param name="Note">Festival the day belongs to; null for an ordinary day.</param>
public sealed record CalendarStep(DateOnly On, DayKind Kind, int Count, string? Note);
