using System.Collections.Concurrent;
using ArchivePlatform.ServiceKit.Messaging;

namespace ArchivePlatform.Gateway.Limits;

/// <summary>Whether a request may go on.</summary>
/// <param name="RetryAfterSeconds">When asking again makes sense; 0 where granted.</param>
/// <param name="IsFirst">True for the first refusal of a subject in a window.</param>
internal readonly record struct Permit(int RetryAfterSeconds, bool IsFirst)
{
    internal bool IsGranted => RetryAfterSeconds == 0;
}

/// <summary>Permits this replica has taken from the shared counters and not yet spent.</summary>
internal sealed partial class PermitBook(PermitStore store, TimeProvider clock, ILogger<PermitBook> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Lease> leases = new(StringComparer.Ordinal);
    private DateTimeOffset awayUntil;

    /// <summary>Takes one permit.</summary>
    /// <param name="mustBeShared">
    /// True where guessing is to be hindered: without the shared counters nothing is granted, the outage is thrown. Otherwise this replica counts alone meanwhile.
    /// </param>
    internal ValueTask<Permit> TakeAsync(string subject, Limit limit, bool mustBeShared, CancellationToken ct)
    {
        var lease = leases.GetOrAdd(subject, static _ => new Lease());
        return lease.Spend(clock.GetUtcNow(), limit) is { } permit ? new(permit) : RefillAsync(lease, subject, limit, mustBeShared, ct);
    }

    /// <summary>Removes subjects that have not been seen for two windows.</summary>
    internal void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (subject, lease) in leases)
        {
            if (lease.IsOver(now))
                leases.TryRemove(subject, out _);
        }
    }

    private async ValueTask<Permit> RefillAsync(Lease lease, string subject, Limit limit, bool mustBeShared, CancellationToken ct)
    {
        await lease.Gate.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            if (lease.Spend(now, limit) is { } permit)
                return permit;
            return lease.Receive(await GrantAsync(lease, subject, limit, mustBeShared, now, ct), now, limit);
        }
        finally
        {
            lease.Gate.Release();
        }
    }

    private async Task<long> GrantAsync(Lease lease, string subject, Limit limit, bool mustBeShared, DateTimeOffset now, CancellationToken ct)
    {
        if (mustBeShared || now >= awayUntil)
        {
            try
            {
                var (window, elapsed) = Window.At(now, limit);
                return await store.TakeAsync(subject, window, elapsed, limit, ct);
            }
            catch (Exception away) when (!mustBeShared && Outage.Is(away))
            {
                awayUntil = now + 5 * Pause;
                LogAlone(log, away.Message);
            }
        }
        return Math.Min(limit.Lease, limit.Permits - lease.SpentHere);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The shared limits are away, this replica counts alone: {Reason}")]
    private static partial void LogAlone(ILogger log, string reason);
}
