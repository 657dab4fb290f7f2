using System.Text;
using System.Text.Json;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Operations;

/// <summary>Why a parked message is given up for good.</summary>
public sealed record DiscardRequest(string? Reason);

/// <summary>A parked message as operations sees it; its content stays in the database.</summary>
public sealed record ParkedView(
    Guid Id, Guid? MessageId, string? Consumer, string? Type, string Owner, string Code, string Reason, int Attempts, DateTimeOffset ParkedAt, string State, string? TraceParent);

/// <summary>Parked messages: looked at, tried again after the fix, or discarded with a reason.</summary>
internal sealed class ParkedDesk(NpgsqlDataSource database, OperationsAudit audit, EffectRegistry effects, WaitingSignal waiting, TimeProvider clock)
{
    private const string Select = """
        select id, message_id, consumer, type, owner, code, reason, attempts, parked_at, state, trace_parent from kit.parked_message
        where state = $1 and id > $2 order by id limit $3
        """;

    private const string ToWaiting = """
        with gone as (
            update kit.parked_message set state = 'RETRIED', resolved_by = $2, resolved_at = $3 where id = $1 and state = 'OPEN' returning *)
        insert into kit.inbox_waiting (message_id, consumer, subject, reason, body, owner, trace_parent, attempts, first_at, next_try)
        select coalesce(message_id, id), $4, 'retry', 'retried by operations', body, owner, trace_parent, attempts, $3, $3 from gone
        on conflict (consumer, message_id) do update set next_try = excluded.next_try
        """;

    private static readonly Rule NotOpen = new("PARKED_NOT_OPEN", RuleKind.State, "6", "该消息已处理", "This parked message has been dealt with already");
    private static readonly Rule NoConsumer = new("PARKED_WITHOUT_CONSUMER", RuleKind.State, "6", "该消息没有对应的处理者，只能作废", "No effect of this service takes this message; it can only be discarded");

    internal async Task<PageOf<ParkedView>> ListAsync(string? state, Guid? after, int limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        foreach (var value in new object[] { state ?? "OPEN", after ?? Guid.Empty, limit + 1 })
            command.Parameters.Add(new() { Value = value });
        var found = new List<ParkedView>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            found.Add(new(rows.GetGuid(0), rows.GetValue(1) as Guid?, rows.GetValue(2) as string, rows.GetValue(3) as string, rows.GetString(4),
                rows.GetString(5), rows.GetString(6), rows.GetInt32(7), rows.GetFieldValue<DateTimeOffset>(8), rows.GetString(9), rows.GetValue(10) as string));
        }
        return Page.Of(found, limit, parked => parked.Id);
    }

    /// <summary>Sends a parked message through the waiting room at once.</summary>
    /// <exception cref="RuleBroken"><c>PARKED_NOT_OPEN</c>, <c>PARKED_WITHOUT_CONSUMER</c></exception>
    internal async Task<ParkedView> RetryAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var parked = await FindAsync(id, ct);
        NotOpen.Require(parked.State == "OPEN");
        var consumer = parked.Consumer;
        NoConsumer.Require(consumer is not null && effects.Find(consumer) is not null);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        NotOpen.Require(await OperationsDesk.ExecuteAsync(connection, ToWaiting, [id, actor.Person, clock.GetUtcNow(), consumer!], ct) == 1);
        await audit.WriteAsync(connection, actor, "parked.retried", $"parked/{id}", null, ct);
        await transaction.CommitAsync(ct);
        waiting.Set();
        return await FindAsync(id, ct);
    }

    /// <summary>Gives a parked message up for good; it stays on record.</summary>
    /// <exception cref="RuleBroken"><c>PARKED_NOT_OPEN</c>, <c>VALIDATION_FAILED</c></exception>
    internal async Task<ParkedView> DiscardAsync(Guid id, DiscardRequest request, Actor actor, CancellationToken ct)
    {
        var reason = Valid.Text(request.Reason, 500, "reason");
        await FindAsync(id, ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        const string discard = "update kit.parked_message set state = 'DISCARDED', resolved_by = $2, resolved_at = $3, resolution = $4 where id = $1 and state = 'OPEN'";
        NotOpen.Require(await OperationsDesk.ExecuteAsync(connection, discard, [id, actor.Person, clock.GetUtcNow(), reason], ct) == 1);
        await audit.WriteAsync(connection, actor, "parked.discarded", $"parked/{id}", Detail(reason), ct);
        await transaction.CommitAsync(ct);
        return await FindAsync(id, ct);
    }

    private static string Detail(string reason) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(new { reason }, Json.Messages));

    private async Task<ParkedView> FindAsync(Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select id, message_id, consumer, type, owner, code, reason, attempts, parked_at, state, trace_parent from kit.parked_message where id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(row.GetGuid(0), row.GetValue(1) as Guid?, row.GetValue(2) as string, row.GetValue(3) as string, row.GetString(4), row.GetString(5),
                row.GetString(6), row.GetInt32(7), row.GetFieldValue<DateTimeOffset>(8), row.GetString(9), row.GetValue(10) as string)
            : throw new RequestRefused(Refusals.NotFound);
    }
}
