namespace ArchivePlatform.Stations.Platform;

/// <summary>How long the station goes on trying while nothing succeeds: pauses grow with the time since the last success, and have an end.</summary>
/// <param name="longest">Time without any success after which it gives up.</param>
internal sealed class Patience(TimeSpan longest, Language language, TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private long lastSuccess = clock.GetTimestamp();

    /// <summary>Time without any success after which it gives up.</summary>
    public TimeSpan Longest { get; } = longest;

    /// <summary>Raised before each pause, with the reason for it.</summary>
    public event Action<string>? Pausing;

    /// <summary>Something succeeded.</summary>
    public void Succeed() => Interlocked.Exchange(ref lastSuccess, clock.GetTimestamp());

    /// <summary>Waits: as long as the platform asked for, or half as long as nothing has succeeded, and somewhat by chance, so that many stations do not come back at once.</summary>
    /// <exception cref="Stopped"><c>NOT_REACHABLE</c></exception>
    public async Task PauseAsync(string why, TimeSpan? asked, CancellationToken ct)
    {
        var since = clock.GetElapsedTime(Interlocked.Read(ref lastSuccess));
        if (since > Longest)
            throw new Stopped(ExitCode.TryAgain, "NOT_REACHABLE", language.Of($"平台无法访问，队列已保存，稍后可继续：{why}", $"The platform cannot be reached; the queue is kept, try again later: {why}"));
        Pausing?.Invoke(why);
        await Task.Delay(PauseAfter(since, asked), clock, ct);
    }

    /// <summary>The pause after so long a time without success.</summary>
    /// <param name="asked">What the platform asked for (<c>Retry-After</c>); null where it did not.</param>
    internal static TimeSpan PauseAfter(TimeSpan since, TimeSpan? asked)
    {
        var half = TimeSpan.FromTicks(Math.Clamp(since.Ticks / 2, Shortest.Ticks, LongestPause.Ticks));
#pragma warning disable CA5394 // Chance spreads the stations; nothing secret hangs on it.
        return (asked ?? half) + half * 0.5 * Random.Shared.NextDouble();
#pragma warning restore CA5394
    }
}
