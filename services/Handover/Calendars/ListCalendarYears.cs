using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Handovers.Calendars;

/// <summary>Lists the years of the calendar with the notices they come from (standards H).</summary>
internal static class ListCalendarYears
{
    /// <summary>The edition in use.</summary>
    public sealed record Answer(string CalendarVersion, IReadOnlyList<YearView> Years);

    /// <summary>One year.</summary>
    public sealed record YearView(int Year, string Notice, DateOnly IssuedOn, DateOnly RetrievedOn, int WorkingDays);

    internal static void Map(RouteGroupBuilder calendar) => calendar.MapGet("/years", Handle);

    private static async Task<Ok<Answer>> Handle(CalendarDesk calendars, CancellationToken ct)
    {
        var calendar = await calendars.CurrentAsync(ct);
        return TypedResults.Ok(new Answer(calendar.Name, [.. calendar.Years.Select(year =>
            new YearView(year.Year, year.Notice, year.IssuedOn, year.RetrievedOn, year.WorkingDays()))]));
    }
}
