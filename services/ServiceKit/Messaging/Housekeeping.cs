using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Keeps the kit's tables in bounds: answers for 7 days, inbox marks for longer than any redelivery, journal months ahead.</summary>
internal sealed partial class Housekeeping(NpgsqlDataSource database, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private const int Round = 5_000;

    private static readonly TimeSpan KeepAnswers = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeepMarks = TimeSpan.FromDays(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
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
            await ExecuteAsync("select kit.ensure_journal_months($1::date, 24)", clock.GetUtcNow().UtcDateTime, ct);
            await PurgeAsync("delete from kit.idempotency where ctid = any(array(select ctid from kit.idempotency where at < $1 limit 5000))", KeepAnswers, ct);
            await PurgeAsync("delete from kit.inbox where ctid = any(array(select ctid from kit.inbox where at < $1 limit 5000))", KeepMarks, ct);
        }
        catch (NpgsqlException fault)
        {
            LogFailed(log, fault.Message);
        }
    }

    private async Task PurgeAsync(string sql, TimeSpan keep, CancellationToken ct)
    {
        while (await ExecuteAsync(sql, (clock.GetUtcNow() - keep).UtcDateTime, ct) >= Round)
        {
        }
    }

    private async Task<int> ExecuteAsync(string sql, DateTime at, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = at });
        return await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Housekeeping failed this round: {Reason}")]
    private static partial void LogFailed(ILogger log, string reason);
}
