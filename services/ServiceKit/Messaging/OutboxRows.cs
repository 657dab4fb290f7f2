using Npgsql;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Writes many announcements by one statement, in the order they were made.</summary>
internal static class OutboxRows
{
    private const string Insert = """
        insert into kit.outbox (id, type, body, trace_parent, created_at, not_before)
        select id, type, body, trace_parent, created_at, not_before
        from unnest($1, $2, $3, $4, $5, $6) with ordinality as row (id, type, body, trace_parent, created_at, not_before, place)
        order by place
        """;

    internal static NpgsqlBatchCommand Of(IReadOnlyCollection<OutboxRow> rows) => new(Insert)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(row => row.Id)] },
            new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(row => row.Type)] },
            new NpgsqlParameter<byte[][]> { TypedValue = [.. rows.Select(row => row.Body)] },
            new NpgsqlParameter<string?[]> { TypedValue = [.. rows.Select(row => row.TraceParent)] },
            new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. rows.Select(row => row.CreatedAt)] },
            new NpgsqlParameter<DateTimeOffset?[]> { TypedValue = [.. rows.Select(row => row.NotBefore)] },
        },
    };
}
