namespace ArchivePlatform.Gateway.Limits;

/// <summary>Which window an instant lies in, and how much of that window has passed (0 to 1).</summary>
internal static class Window
{
    internal static (long Number, double Elapsed) At(DateTimeOffset now, Limit limit)
    {
        var windows = now.ToUnixTimeMilliseconds() / (1000.0 * limit.WindowSeconds);
        return ((long)Math.Floor(windows), windows - Math.Floor(windows));
    }
}

/// <summary>One subject's unspent permits in this replica.</summary>
internal sealed class Lease
{
    private static readonly TimeSpan RefusedFor = TimeSpan.FromSeconds(1);

    private readonly Lock door = new();
    private long window;
    private long left;
    private bool hasRefused;
    private DateTimeOffset refusedUntil;
    private DateTimeOffset over;

    /// <summary>One refill at a time; the others wait for its result.</summary>
    internal SemaphoreSlim Gate { get; } = new(1);

    /// <summary>Permits spent by this replica in the present window.</summary>
    internal long SpentHere { get; private set; }

    /// <summary>One of the permits at hand, or the refusal that still holds; null where the shared counters must be asked.</summary>
    internal Permit? Spend(DateTimeOffset now, Limit limit)
    {
        lock (door)
        {
            Turn(now, limit);
            if (left > 0)
            {
                (left, SpentHere) = (left - 1, SpentHere + 1);
                return new Permit(0, false);
            }
            return now < refusedUntil ? Refuse(now, limit) : null;
        }
    }

    /// <summary>Puts granted permits in and spends one; none granted is a refusal, which holds for a second.</summary>
    internal Permit Receive(long granted, DateTimeOffset now, Limit limit)
    {
        lock (door)
        {
            Turn(now, limit);
            if (granted <= 0)
            {
                refusedUntil = now + RefusedFor;
                return Refuse(now, limit);
            }
            (left, SpentHere) = (left + granted - 1, SpentHere + 1);
            return new Permit(0, false);
        }
    }

    internal bool IsOver(DateTimeOffset now)
    {
        lock (door)
            return now > over;
    }

    private Permit Refuse(DateTimeOffset now, Limit limit)
    {
        var (isFirst, rest) = (!hasRefused, (1 - Window.At(now, limit).Elapsed) * limit.WindowSeconds);
        hasRefused = true;
        return new Permit(Math.Max(1, (int)Math.Ceiling(rest)), isFirst);
    }

    private void Turn(DateTimeOffset now, Limit limit)
    {
        var (present, _) = Window.At(now, limit);
        if (present == window)
            return;
        (window, left, SpentHere, hasRefused, refusedUntil) = (present, 0, 0, false, default);
        over = DateTimeOffset.FromUnixTimeSeconds((present + 2) * limit.WindowSeconds);
    }
}
