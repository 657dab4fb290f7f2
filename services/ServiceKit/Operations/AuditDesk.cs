using Npgsql;

namespace ArchivePlatform.ServiceKit.Operations;

/// <summary>One line of the audit trail with everything its hash covers.</summary>
public sealed record AuditLine(
    string Stream, long Sequence, Guid EventId, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, string Actor, string? OnBehalfOf, string? Client,
    string Action, string Object, string Decision, string? Rule, string? TraceId, string? Detail, int SchemaVersion, string PrevHash, string Hash);

/// <summary>A page of lines; <paramref name="NextStream"/> and <paramref name="NextSequence"/> are the start of the following one.</summary>
public sealed record AuditPage(IReadOnlyList<AuditLine> Items, string? NextStream, long? NextSequence);

/// <summary>Where a stream ends, as the database keeps it apart from the lines.</summary>
public sealed record AuditHead(string Stream, long Sequence, string Hash);

/// <summary>The audit trail in order of stream and sequence, for the auditor and for verification by separate code.</summary>
internal sealed class AuditDesk(NpgsqlDataSource database)
{
    private const string Select = """
        select stream, sequence, event_id, occurred_at, recorded_at, actor, on_behalf_of, client, action, object, decision, rule, trace_id, detail,
               schema_version, encode(prev_hash, 'hex'), encode(hash, 'hex')
        from kit.audit_entry where (stream, sequence) > ($1, $2) order by stream, sequence limit $3
        """;

    /// <summary>Ends of streams in order of their names; a stream cut short is shorter than its head says.</summary>
    internal async Task<IReadOnlyList<AuditHead>> HeadsAsync(string? after, int limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select stream, sequence, encode(hash, 'hex') from kit.audit_head where stream > $1 order by stream limit $2");
        command.Parameters.Add(new() { Value = after ?? "" });
        command.Parameters.Add(new() { Value = limit });
        var heads = new List<AuditHead>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            heads.Add(new(rows.GetString(0), rows.GetInt64(1), rows.GetString(2)));
        return heads;
    }

    internal async Task<AuditPage> ReadAsync(string? stream, long after, int limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        foreach (var value in new object[] { stream ?? "", after, limit })
            command.Parameters.Add(new() { Value = value });
        var lines = new List<AuditLine>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            lines.Add(new(
                rows.GetString(0), rows.GetInt64(1), rows.GetGuid(2), rows.GetFieldValue<DateTimeOffset>(3), rows.GetFieldValue<DateTimeOffset>(4),
                rows.GetString(5), rows.GetValue(6) as string, rows.GetValue(7) as string, rows.GetString(8), rows.GetString(9), rows.GetString(10),
                rows.GetValue(11) as string, rows.GetValue(12) as string, rows.GetValue(13) as string, rows.GetInt32(14), rows.GetString(15), rows.GetString(16)));
        }
        return lines.Count < limit ? new(lines, null, null) : new(lines, lines[^1].Stream, lines[^1].Sequence);
    }
}
