namespace ArchivePlatform.ServiceKit.Time;

/// <summary>The archive's own dates: local days in Asia/Shanghai, whatever the server's zone.</summary>
public static class ArchiveTime
{
    /// <summary>The zone every local date of the platform is meant in.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Today in the archive.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow());

    /// <summary>The local day an instant falls on.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>A new id, ordered by the platform's time (UUIDv7).</summary>
    public static Guid NewId(this TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
