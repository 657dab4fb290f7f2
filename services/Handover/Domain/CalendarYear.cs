namespace ArchivePlatform.Handovers.Domain;

/// <summary>The working days of one year as its State Council notice set them.</summary>
internal sealed class CalendarYear
{
    private readonly Dictionary<DateOnly, NotedDay> noted;

    private CalendarYear(int year, string notice, DateOnly issuedOn, DateOnly retrievedOn, IReadOnlyCollection<NotedDay> days)
    {
        Year = year;
        Notice = notice;
        IssuedOn = issuedOn;
        RetrievedOn = retrievedOn;
        noted = days.ToDictionary(day => day.On);
    }

    public int Year { get; }

    /// <summary>Number of the notice, for example 国办发明电〔2025〕7号.</summary>
    public string Notice { get; }

    public DateOnly IssuedOn { get; }

    public DateOnly RetrievedOn { get; }

    public IReadOnlyCollection<NotedDay> Days => noted.Values;

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

    private static bool IsRightKind(NotedDay day) =>
        day.Kind == DayKind.Holiday || (day.Kind == DayKind.Makeup && IsWeekend(day.On));

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
