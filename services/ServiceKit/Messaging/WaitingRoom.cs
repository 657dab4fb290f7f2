using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Tries waiting messages again when their cause was settled or their rest is over; after a day they are parked.</summary>
internal sealed partial class WaitingRoom(
    NpgsqlDataSource database, EffectRegistry effects, WaitingSignal signal, TimeProvider clock, IServiceProvider services, ILogger<WaitingRoom> log)
    : BackgroundService
{
    private const int Round = 100;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortRest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    // A try counts before it begins: a message that kills the process must not be the first thing the next one meets.
    private const string Claim = """
        update kit.inbox_waiting set attempts = attempts + 1, next_try = $1 + least(300, power(2, least(attempts, 10))) * interval '1 second'
        where (consumer, message_id) in (
            select consumer, message_id from kit.inbox_waiting where next_try <= $1 order by next_try limit $2 for update skip locked)
        returning message_id, consumer, body, owner, trace_parent, attempts, first_at, subject
        """;

    private const string Rest = "update kit.inbox_waiting set reason = $3 where consumer = $1 and message_id = $2";

    // It waits for something else now, so it got further; that may have come while it was tried, unseen by whoever settled it.
    private const string RestAnew = "update kit.inbox_waiting set reason = $3, subject = $4, attempts = 1, next_try = $5 where consumer = $1 and message_id = $2";

    private const string Park = """
        with gone as (delete from kit.inbox_waiting where consumer = $1 and message_id = $2 returning *)
        insert into kit.parked_message (id, message_id, consumer, type, owner, body, trace_parent, code, reason, attempts, parked_at)
        select $3, message_id, consumer, $4, owner, body, trace_parent, $5, $6, attempts, $7 from gone
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RoundAsync(stoppingToken) < Round)
                    await signal.WaitAsync(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogFailed(log, fault.GetType().Name, fault.Message);
                await Task.WhenAny(Task.Delay(Poll, stoppingToken));
            }
        }
    }

    private async Task<int> RoundAsync(CancellationToken ct)
    {
        var due = await DueAsync(ct);
        foreach (var message in due)
            await TryAsync(message, ct);
        return due.Count;
    }

    private async Task TryAsync(StoredMessage message, CancellationToken ct)
    {
        var binding = effects.Find(message.Queue);
        try
        {
            if (binding is null)
                await ParkAsync(message, "", "CONSUMER_GONE", "No effect of this name any more", ct);
            else
                await binding.RetryAsync(services, message, ct);
        }
        catch (NotYet notYet) when (clock.GetUtcNow() - message.FirstAt < Longest)
        {
            await (notYet.Subject == message.Subject
                ? ExecuteAsync(Rest, [message.Queue, message.Id, notYet.Message], ct)
                : ExecuteAsync(RestAnew, [message.Queue, message.Id, notYet.Message, notYet.Subject, clock.GetUtcNow() + ShortRest], ct));
        }
        catch (NotYet notYet)
        {
            await ParkAsync(message, binding!.Exchange, "CAUSE_MISSING", notYet.Message, ct);
        }
        catch (RuleBroken broken)
        {
            await ParkAsync(message, binding!.Exchange, broken.Rule.Code, broken.Sentence(chinese: false), ct);
        }
        catch (ForeignOwner foreign)
        {
            await ParkAsync(message, binding!.Exchange, "FOREIGN_OWNER", foreign.Message, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !Outage.Is(fault) && !Outage.IsConflict(fault))
        {
            await ParkAsync(message, binding!.Exchange, "UNEXPECTED", ParkReason.Of(fault), ct);
        }
        catch (Exception fault) when (Outage.IsConflict(fault))
        {
            // Another worker holds the same subject; the next round sees who won.
            LogFailed(log, fault.GetType().Name, fault.Message);
        }
    }

    private Task ParkAsync(StoredMessage message, string type, string code, string reason, CancellationToken ct)
    {
        LogParked(log, message.Id, message.Queue, code);
        return ExecuteAsync(Park, [message.Queue, message.Id, clock.NewId(), type, code, reason, clock.GetUtcNow()], ct);
    }

    private async Task<List<StoredMessage>> DueAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(Claim);
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = Round });
        var due = new List<StoredMessage>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            due.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetFieldValue<byte[]>(2), rows.GetString(3),
                await rows.IsDBNullAsync(4, ct) ? null : rows.GetString(4), rows.GetInt32(5), rows.GetFieldValue<DateTimeOffset>(6))
            {
                Subject = rows.GetString(7),
            });
        }
        return due;
    }

    private async Task ExecuteAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting room: {Kind} {Reason}")]
    private static partial void LogFailed(ILogger log, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Waiting message {MessageId} of {Queue} is parked: {Code}")]
    private static partial void LogParked(ILogger log, Guid messageId, string queue, string code);
}
