using System.Diagnostics;

namespace ArchivePlatform.Stack;

/// <summary>The one place that waits: for a condition, with a deadline and a description.</summary>
public static class Eventually
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until <paramref name="condition"/> holds; one that throws counts as not yet.</summary>
    /// <param name="within">Longest wait; 30 seconds when not given.</param>
    /// <exception cref="TimeoutException">It did not hold in time; names <paramref name="description"/> and the last fault.</exception>
    public static async Task Holds(
        string description, Func<Task<bool>> condition, TimeSpan? within = null, CancellationToken ct = default) =>
        await Gives(description, async () => await condition() ? "holds" : null, within, ct);

    /// <summary>Waits until <paramref name="look"/> answers something and returns it; null means not yet.</summary>
    /// <exception cref="TimeoutException">Nothing came in time.</exception>
    public static async Task<T> Gives<T>(
        string description, Func<Task<T?>> look, TimeSpan? within = null, CancellationToken ct = default)
        where T : class
    {
        var began = Stopwatch.GetTimestamp();
        var deadline = within ?? TimeSpan.FromSeconds(30);
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            var (found, fault) = await TryAsync(look, ct);
            if (found is not null)
                return found;
            if (Stopwatch.GetElapsedTime(began) > deadline)
                throw new TimeoutException($"Not within {deadline.TotalSeconds:0.#} s: {description}. {fault?.Message}", fault);
            await Task.Delay(pause, ct);
        }
    }

    private static async Task<(T? Found, Exception? Fault)> TryAsync<T>(Func<Task<T?>> look, CancellationToken ct)
        where T : class
    {
        try
        {
            return (await look(), null);
        }
#pragma warning disable CA1031 // Whatever keeps the condition from being judged is told at the deadline.
        catch (Exception fault) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return (null, fault);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
