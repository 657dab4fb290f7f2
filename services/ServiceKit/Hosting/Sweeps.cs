using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>Time-driven work over an indexed column; safe to run in several replicas at once.</summary>
public interface ISweep
{
    /// <summary>Does what is due and saves it.</summary>
    /// <returns>How many things were done; the sweep runs again at once while this is not 0.</returns>
    Task<int> RunAsync(CancellationToken ct);
}

/// <summary>How often a sweep looks.</summary>
internal sealed record SweepSchedule<TSweep>(TimeSpan Every);

/// <summary>Runs a sweep, each round in its own scope; a failed round is tried again at the next.</summary>
internal sealed partial class SweepRunner<TSweep>(IServiceScopeFactory scopes, SweepSchedule<TSweep> schedule, ILogger<SweepRunner<TSweep>> log)
    : BackgroundService where TSweep : class, ISweep
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(schedule.Every);
        try
        {
            do
                await RoundAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process is stopping.
        }
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        try
        {
            int done;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                done = await scope.ServiceProvider.GetRequiredService<TSweep>().RunAsync(ct);
            }
            while (done > 0);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(log, typeof(TSweep).Name, fault.GetType().Name, fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweep {Sweep} failed this round: {Kind} {Reason}")]
    private static partial void LogFailed(ILogger log, string sweep, string kind, string reason);
}
