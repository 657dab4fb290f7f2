namespace ArchivePlatform.ServiceKit.Time;

/// <summary>The system clock moved by a fixed offset, for demonstrations and tests of other days; timers and durations stay real.</summary>
public sealed class ShiftedClock(TimeSpan offset) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
}
