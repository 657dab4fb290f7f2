namespace ArchivePlatform.ServiceKit.Time;

/// <summary>Working-day arithmetic on the years that are loaded; a year that is not loaded is never guessed (AMB-03).</summary>
/// <param name="edition">Number of the loaded edition; 0 while none is.</param>
/// <param name="company">The company's own days, which go before those of a year; null for none. They make up for no missing year.</param>
public sealed class WorkingCalendar(int edition, IEnumerable<CalendarYear> years, CompanyDays? company = null)
{
    private readonly SortedDictionary<int, CalendarYear> byYear = new(years.ToDictionary(year => year.Year));
    private readonly CompanyDays own = company ?? CompanyDays.None;

    public int Edition { get; } = edition;

    /// <summary>The edition as it is told to people, for example <c>CN-1</c>.</summary>
    public string Name => NameOf(Edition);

    public IReadOnlyCollection<CalendarYear> Years => byYear.Values;

    /// <summary>The same edition with the days of a company over it.</summary>
    public WorkingCalendar With(CompanyDays days) => new(Edition, Years, days);

    public static string NameOf(int edition) => $"CN-{edition}";

    /// <summary>The last day of a period of <paramref name="days"/> working days (1–60) that starts on <paramref name="from"/>, with every day on the way.</summary>
    /// <remarks>The start is not counted; the period ends at 24:00 of the due day. It ends unanswered at the first day of a missing year (AMB-03).</remarks>
    public DueDate Due(DateOnly from, int days)
    {
        var steps = new List<CalendarStep> { new(from, DayKind.Start, 0, null) };
        var counted = 0;
        for (var day = from.AddDays(1); counted < days; day = day.AddDays(1))
        {
            if (!byYear.TryGetValue(day.Year, out var year))
                return new DueDate(from, null, day.Year, steps);
            if (IsWorked(year, day))
                counted++;
            steps.Add(new CalendarStep(day, KindOf(year, day), counted, year.NameOf(day)));
        }
        return new DueDate(from, steps[^1].On, null, steps);
    }

    /// <summary>Working days after <paramref name="due"/> up to and including <paramref name="on"/>; null where a year between is missing.</summary>
    public int? DaysLate(DateOnly due, DateOnly on)
    {
        var late = 0;
        for (var day = due.AddDays(1); day <= on; day = day.AddDays(1))
        {
            if (!byYear.TryGetValue(day.Year, out var year))
                return null;
            if (IsWorked(year, day))
                late++;
        }
        return late;
    }

    /// <summary>The last working day before <paramref name="day"/>; the day before it where that year is missing.</summary>
    public DateOnly WorkingDayBefore(DateOnly day)
    {
        var before = day.AddDays(-1);
        while (byYear.TryGetValue(before.Year, out var year) && !IsWorked(year, before))
            before = before.AddDays(-1);
        return before;
    }

    private DayKind KindOf(CalendarYear year, DateOnly day) => own.KindOf(day) ?? year.KindOf(day);

    private bool IsWorked(CalendarYear year, DateOnly day) => KindOf(year, day) is DayKind.Workday or DayKind.Makeup or DayKind.CompanyWork;
}
