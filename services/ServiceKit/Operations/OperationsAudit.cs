using System.Diagnostics;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Operations;

/// <summary>Audit lines of what operations did, in the transaction that did it.</summary>
internal sealed class OperationsAudit(TimeProvider clock)
{
    private const string Insert = """
        insert into kit.audit_entry (stream, event_id, occurred_at, actor, client, action, object, decision, trace_id, detail)
        values ('operations', $1, $2, $3, $4, $5, $6, 'done', $7, $8)
        """;

    internal async Task WriteAsync(NpgsqlConnection connection, Actor actor, string action, string subject, string? detail, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Insert, connection);
        foreach (var value in new object?[]
        {
            clock.NewId(), clock.GetUtcNow(), actor.Person, actor.Machine ? "machine" : "person", action, subject,
            Activity.Current?.TraceId.ToHexString(), detail,
        })
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }
        await command.ExecuteNonQueryAsync(ct);
    }
}
