namespace ArchivePlatform.ServiceKit.Time;

/// <summary>The working days of one year as its State Council notice set them; Handover alone decides which years are accepted (AMB-03).</summary>
/// <param name="notice">Number of the notice, for example 国办发明电〔2025〕7号.</param>
/// <param name="days">Every day for which the notice says something else than Monday to Friday, each once.</param>
public sealed class CalendarYear(int year, string notice, DateOnly issuedOn, DateOnly retrievedOn, IReadOnlyCollection<NotedDay> days)
{
    private readonly Dictionary<DateOnly, NotedDay> noted = days.ToDictionary(day => day.On);

    public int Year { get; } = year;

    /// <summary>Number of the notice, for example 国办发明电〔2025〕7号.</summary>
    public string Notice { get; } = notice;

    public DateOnly IssuedOn { get; } = issuedOn;

    public DateOnly RetrievedOn { get; } = retrievedOn;

    public IReadOnlyCollection<NotedDay> Days => noted.Values;

    /// <summary>Whether a day is a Saturday or Sunday.</summary>
    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    public DayKind KindOf(DateOnly day) =>
        noted.TryGetValue(day, out var said) ? said.Kind : IsWeekend(day) ? DayKind.Weekend : DayKind.Workday;

    /// <summary>Working day = (Monday to Friday and not off) or make-up day.</summary>
    public bool IsWorked(DateOnly day) => KindOf(day) is DayKind.Workday or DayKind.Makeup;

    /// <summary>Name of the festival a noted day belongs to; null for an ordinary day.</summary>
    public string? NameOf(DateOnly day) => noted.GetValueOrDefault(day)?.Name;

    /// <summary>Number of working days of the whole year.</summary>
    public int WorkingDays()
    {
        var first = new DateOnly(Year, 1, 1);
        var length = DateTime.IsLeapYear(Year) ? 366 : 365;
        return Enumerable.Range(0, length).Count(offset => IsWorked(first.AddDays(offset)));
    }
}
