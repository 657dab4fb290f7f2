using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Handovers.Calendars;

/// <summary>An edition of the calendar as it was loaded; kept, so that every due day can be explained later.</summary>
/// <param name="Digest">SHA-256 of its content, hexadecimal: the same number never means two calendars.</param>
internal sealed record LoadedEdition(int Edition, string Digest, DateTimeOffset LoadedAt)
{
    /// <summary>When the other services were told of it; null for one loaded before any of them wanted to know.</summary>
    public DateTimeOffset? AnnouncedAt { get; set; }
}

/// <summary>One year of a loaded edition.</summary>
internal sealed record LoadedYear(int Edition, int Year, string Notice, DateOnly IssuedOn, DateOnly RetrievedOn);

/// <summary>One noted day of a loaded edition.</summary>
internal sealed record LoadedDay(int Edition, DateOnly On, DayKind Kind, string Name);
