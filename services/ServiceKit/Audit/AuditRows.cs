using Npgsql;

namespace ArchivePlatform.ServiceKit.Audit;

/// <summary>Writes audit entries by one statement, stream by stream in one order, so that two writers cannot deadlock.</summary>
internal static class AuditRows
{
    private const string Insert = """
        insert into kit.audit_entry (stream, event_id, occurred_at, actor, client, action, object, decision, rule, trace_id, detail)
        select stream, event_id, occurred_at, actor, client, action, object, decision, rule, trace_id, detail
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            with ordinality as line (stream, event_id, occurred_at, actor, client, action, object, decision, rule, trace_id, detail, place)
        order by stream collate "C", place
        """;

    internal static NpgsqlBatchCommand Of(IReadOnlyCollection<AuditEntry> entries) => new(Insert)
    {
        Parameters =
        {
            Column(entries, entry => entry.Stream),
            Column(entries, entry => entry.EventId),
            Column(entries, entry => entry.OccurredAt),
            Column(entries, entry => entry.Actor),
            Column(entries, entry => entry.Client),
            Column(entries, entry => entry.Action),
            Column(entries, entry => entry.Object),
            Column(entries, entry => entry.Decision),
            Column(entries, entry => entry.Rule),
            Column(entries, entry => entry.TraceId),
            Column(entries, entry => entry.Detail),
        },
    };

    private static NpgsqlParameter<T[]> Column<T>(IReadOnlyCollection<AuditEntry> entries, Func<AuditEntry, T> value) =>
        new() { TypedValue = [.. entries.Select(value)] };
}
