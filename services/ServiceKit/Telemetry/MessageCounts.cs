using System.Diagnostics.Metrics;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Telemetry;

/// <summary>Counts every few seconds what waits in the kit's tables, so that asking for the metrics costs the database nothing.</summary>
/// <remarks>While the database is away the last counts stand and <c>archive_counts_age_seconds</c> says how old they are.</remarks>
internal sealed partial class MessageCounts : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private const string Query = """
        select (select count(*) from kit.outbox), (select min(created_at) from kit.outbox), (select coalesce(max(attempts), 0) from kit.outbox),
               (select count(*) from kit.inbox_waiting), (select min(first_at) from kit.inbox_waiting)
        """;

    private const string Parked = "select code, count(*) from kit.parked_message where state = 'OPEN' group by code";

    private readonly NpgsqlDataSource database;
    private readonly TimeProvider clock;
    private readonly ILogger<MessageCounts> log;
    private readonly long began;
    private volatile Counted? last;

    public MessageCounts(
        NpgsqlDataSource database, Measures measures, DispatcherState dispatcher, RightsWatch rights, IServiceProvider services, TimeProvider clock, ILogger<MessageCounts> log)
    {
        (this.database, this.clock, this.log, began) = (database, clock, log, clock.GetTimestamp());
        measures.Gauge("archive.counts.age", "s", "Age of the counts of messages.", () => clock.GetElapsedTime(last?.At ?? began).TotalSeconds);
        Told("archive.outbox.length", null, "Announcements not yet confirmed by the broker.", counted => counted.Outbox);
        Told("archive.outbox.age", "s", "Age of the oldest announcement not yet confirmed; 0 when none.", counted => counted.OutboxAge);
        Told("archive.outbox.attempts", null, "Most tries of one announcement that is still there.", counted => counted.Attempts);
        Told("archive.waiting.length", null, "Messages whose cause has not arrived.", counted => counted.Waiting);
        Told("archive.waiting.age", "s", "Age of the longest waiting message; 0 when none.", counted => counted.WaitingAge);
        measures.Gauge("archive.parked", null, "Parked messages not dealt with, by cause.", () => last is { } counted ? counted.Parked : []);
        measures.Gauge("archive.dispatcher.resting", null, "1 while the dispatcher rests because database or broker fail.", () => dispatcher.Trouble is null ? 0 : 1);
        measures.Gauge("archive.bus.connected", null, "1 while the bus is connected.", () => services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy ? 1 : 0);
        measures.Gauge("archive.rights.silence", "s", "Time since a source last vouched for rights and levels, by source.", () => rights.Silences().Select(silence =>
            new Measurement<double>(silence.For.TotalSeconds, new KeyValuePair<string, object?>("source", silence.Source))));

        void Told(string name, string? unit, string description, Func<Counted, double> read) => measures.Gauge(
            name, unit, description, () => last is { } counted ? [new Measurement<double>(read(counted))] : []);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
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
            last = await CountAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(log, fault.GetType().Name, fault.Message);
        }
    }

    private async Task<Counted> CountAsync(CancellationToken ct)
    {
        var parked = new List<Measurement<double>>();
        await using (var causes = database.CreateCommand(Parked))
        {
            await using var rows = await causes.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
                parked.Add(new(rows.GetInt64(1), new KeyValuePair<string, object?>("code", rows.GetString(0))));
        }
        await using var command = database.CreateCommand(Query);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(row.GetInt64(0), await AgeAsync(row, 1, ct), row.GetInt32(2), row.GetInt64(3), await AgeAsync(row, 4, ct), parked, clock.GetTimestamp());
    }

    private async Task<double> AgeAsync(NpgsqlDataReader row, int column, CancellationToken ct) =>
        await row.IsDBNullAsync(column, ct) ? 0 : Math.Max(0, (clock.GetUtcNow() - row.GetFieldValue<DateTimeOffset>(column)).TotalSeconds);

    /// <param name="At">When it was counted, as <see cref="TimeProvider.GetTimestamp"/> tells.</param>
    private sealed record Counted(
        long Outbox, double OutboxAge, int Attempts, long Waiting, double WaitingAge, IReadOnlyList<Measurement<double>> Parked, long At);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counting messages failed this round: {Kind} {Reason}")]
    private static partial void LogFailed(ILogger log, string kind, string reason);
}
