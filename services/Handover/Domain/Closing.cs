using System.Globalization;

namespace ArchivePlatform.Handovers.Domain;

/// <summary>When a due day ends (AMB-03): what comes later counts as the next day.</summary>
/// <param name="At">Last minute of the due day, local archive time; null for 24:00.</param>
internal sealed record Closing(TimeOnly? At)
{
    public static readonly Closing Midnight = new((TimeOnly?)null);

    private const string EndOfDay = "24:00";

    /// <summary>As people write it, for example <c>17:30</c> or <c>24:00</c>.</summary>
    public string Text => At?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? EndOfDay;

    /// <summary>Reads <c>HH:mm</c>; 24:00 for anything else.</summary>
    public static Closing Read(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new Closing(at) : Midnight;

    /// <summary>The day a moment counts as for a period that ends on <paramref name="due"/>.</summary>
    /// <param name="moment">Local archive time.</param>
    public DateOnly DayOf(DateTime moment, DateOnly? due)
    {
        var day = DateOnly.FromDateTime(moment);
        return day == due && At is { } at && TimeOnly.FromDateTime(moment) > at ? day.AddDays(1) : day;
    }

    /// <summary>The moment after which <paramref name="due"/> is over, local archive time.</summary>
    public DateTime EndOf(DateOnly due) => At is { } at ? due.ToDateTime(at) : due.AddDays(1).ToDateTime(TimeOnly.MinValue);
}
