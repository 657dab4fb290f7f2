using ArchivePlatform.ServiceKit.Hosting;

namespace ArchivePlatform.Scanning.Store;

/// <summary>Tries the store out before anything is taken in: at the start, and while it is away then, until it is back.</summary>
internal sealed partial class TryStore(StoreClient client, StoreTrial trial, StoreReport report, ILogger<TryStore> log) : ISweep, IStartCheck
{
    /// <inheritdoc/>
    public IEnumerable<string> Faults(IConfiguration configuration) => [];

    /// <exception cref="InvalidOperationException">The store does something that nothing closes.</exception>
    public async Task PassAsync(CancellationToken ct)
    {
        await RunAsync(ct);
        if (report.Unsafe.ToList() is { Count: > 0 } holes)
            throw new InvalidOperationException($"The store is not safe to keep anything in: {string.Join("; ", holes.Select(hole => hole.Hole))}");
    }

    /// <inheritdoc/>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!client.IsConfigured || report.Findings.Count > 0)
            return 0;
        try
        {
            report.Take(await trial.RunAsync(ct));
        }
        catch (Exception fault) when (fault is StoreAway or StoreRefused)
        {
            LogAway(log, fault.Message);
            return 0;
        }
        foreach (var finding in report.Findings)
            Log(finding);
        return 0;
    }

    private void Log(StoreFinding finding)
    {
        if (!finding.IsClosed)
            LogOpen(log, finding.Hole);
        else if (finding.IsOpen)
            LogClosed(log, finding.Hole, finding.ClosedBy!);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The store has a hole that is closed: {Hole}; by: {ClosedBy}")]
    private static partial void LogClosed(ILogger log, string hole, string closedBy);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The store has a hole that nothing closes, nothing is taken in: {Hole}")]
    private static partial void LogOpen(ILogger log, string hole);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store cannot be tried out yet, nothing is taken in: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
