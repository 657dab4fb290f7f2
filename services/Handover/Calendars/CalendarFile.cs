using System.Text.Json;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Handovers.Calendars;

/// <summary>The calendar as data: the embedded file, or a newer one an operator put beside it.</summary>
/// <param name="Edition">Number of the edition, from 1; a change of any day needs a higher one.</param>
internal sealed record CalendarFile(int Edition, IReadOnlyList<CalendarFile.YearEntry> Years)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>Days off, both ends included.</summary>
    internal sealed record OffEntry(DateOnly From, DateOnly To, string Name);

    /// <summary>A weekend day that is worked.</summary>
    internal sealed record MakeupEntry(DateOnly On, string Name);

    /// <summary>One year with the number of its notice.</summary>
    internal sealed record YearEntry(
        int Year, string Notice, DateOnly IssuedOn, DateOnly RetrievedOn, IReadOnlyList<OffEntry> Off, IReadOnlyList<MakeupEntry> Makeup);

    /// <summary>The edition shipped with this program.</summary>
    public static CalendarFile Shipped()
    {
        using var file = typeof(CalendarFile).Assembly.GetManifestResourceStream("working-days.json")
            ?? throw new InvalidOperationException("The program was built without working-days.json.");
        return Read(file);
    }

    public static CalendarFile Read(Stream file) =>
        JsonSerializer.Deserialize<CalendarFile>(file, Format) ?? throw new InvalidDataException("The calendar file is empty.");

    /// <summary>The edition as a calendar.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>CALENDAR_INVALID</c></exception>
    public WorkingCalendar ToCalendar() => new(Edition, Years.Select(ToYear));

    private static CalendarYear ToYear(YearEntry entry)
    {
        var off = entry.Off.SelectMany(span => Days(span).Select(day => new NotedDay(day, DayKind.Holiday, span.Name)));
        var makeup = entry.Makeup.Select(day => new NotedDay(day.On, DayKind.Makeup, day.Name));
        return PublishedYear.Of(entry.Year, entry.Notice, entry.IssuedOn, entry.RetrievedOn, [.. off, .. makeup]);
    }

    private static IEnumerable<DateOnly> Days(OffEntry span) =>
        Enumerable.Range(0, Math.Clamp(span.To.DayNumber - span.From.DayNumber + 1, 0, 366)).Select(span.From.AddDays);
}
