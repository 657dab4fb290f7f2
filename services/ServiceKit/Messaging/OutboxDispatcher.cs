using ArchivePlatform.ServiceKit.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Carries committed messages to the broker and, once confirmed, from the outbox to the journal. Any number of replicas may run it.</summary>
/// <remarks>It dies safely on any line: a row leaves the outbox only in the transaction that journals it, after the confirm.</remarks>
internal sealed partial class OutboxDispatcher(
    NpgsqlDataSource database, Publisher publisher, OutboxSignal signal, TimeProvider clock, DispatcherState state, Measures measures, ILogger<OutboxDispatcher> log)
    : BackgroundService
{
    private const int Claim = 256;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(5);

    private const string Select = """
        select id, type, body, trace_parent from kit.outbox
        where not_before is null or not_before <= $1
        order by id limit $2 for update skip locked
        """;

    private const string Journal = """
        with sent as (delete from kit.outbox where id = any($1) returning sequence, id, type, body, trace_parent, created_at)
        insert into kit.journal (sequence, id, type, body, trace_parent, created_at, sent_at)
        select sequence, id, type, body, trace_parent, created_at, $2 from sent
        """;

    private const string Postpone = """
        update kit.outbox set attempts = attempts + 1, not_before = $2 + least(power(2, attempts), 300) * interval '1 second' where id = any($1)
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var rest = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DispatchAsync(stoppingToken) < Claim)
                    await signal.WaitAsync(Poll, stoppingToken);
                rest = TimeSpan.Zero;
                state.Healthy();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                rest = TimeSpan.FromMilliseconds(Math.Min(LongestRest.TotalMilliseconds, Math.Max(100, rest.TotalMilliseconds * 2)));
                state.Failing(fault);
                LogResting(log, rest.TotalMilliseconds, fault.GetType().Name, fault.Message);
                await Task.WhenAny(Task.Delay(rest, stoppingToken));
            }
        }
    }

    private async Task<int> DispatchAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var departures = await ClaimAsync(connection, ct);
        if (departures.Count == 0)
            return 0;
        var refused = await publisher.SendAsync(departures, departure => (departure.Type, ""), ct);
        FailPoints.Hit("outbox.after-publish");
        var sent = refused.Count == 0 ? departures : departures.Except(refused).ToList();
        await ExecuteAsync(connection, Journal, sent, ct);
        if (refused.Count > 0)
        {
            LogRefused(log, refused.Count, refused[0].Type);
            measures.RefusedByBroker(refused.Count);
            await ExecuteAsync(connection, Postpone, refused, ct);
        }
        await transaction.CommitAsync(ct);
        FailPoints.Hit("outbox.after-journal");
        measures.Sent(sent.Count);
        return departures.Count;
    }

    private async Task<List<Departure>> ClaimAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Select, connection);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = Claim });
        var departures = new List<Departure>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            departures.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetFieldValue<byte[]>(2), await rows.IsDBNullAsync(3, ct) ? null : rows.GetString(3)));
        return departures;
    }

    private async Task ExecuteAsync(NpgsqlConnection connection, string sql, IReadOnlyList<Departure> departures, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = departures.Select(departure => departure.Id).ToArray() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox rests {Milliseconds} ms: {Kind} {Reason}")]
    private static partial void LogResting(ILogger log, double milliseconds, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The broker refused {Count} messages, the first a {Type}; they are tried again later")]
    private static partial void LogRefused(ILogger log, int count, string type);
}

/// <summary>What health and operations see of the dispatcher.</summary>
internal sealed class DispatcherState
{
    /// <summary>Why the last round failed; null when it succeeded.</summary>
    internal string? Trouble { get; private set; }

    internal void Healthy() => Trouble = null;

    internal void Failing(Exception fault) => Trouble = $"{fault.GetType().Name}: {fault.Message}";
}
