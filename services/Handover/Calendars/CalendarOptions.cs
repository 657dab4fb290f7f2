namespace ArchivePlatform.Handovers.Calendars;

/// <summary>Where a newer calendar may lie (<c>Calendar:File</c>).</summary>
internal sealed class CalendarOptions
{
    /// <summary>Path of a calendar file in the form of <c>working-days.json</c>; null for the edition shipped with the program.</summary>
    public string? File { get; init; }
}
