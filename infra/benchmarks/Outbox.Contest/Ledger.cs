using Npgsql;

namespace ArchivePlatform.Benchmarks.Contest;

/// <summary>Looks at a contestant's databases from outside; what it says does not depend on the contestant's code.</summary>
public sealed class Ledger(Ground ground, string unsentQuery) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _consumer = Source(ground.Consumer);
    private readonly NpgsqlDataSource _producer = Source(ground.Producer);

    /// <summary>Number of the newest filed row; 0 when there is none.</summary>
    public async Task<long> NewestAsync(CancellationToken ct)
    {
        await using var command = _consumer.CreateCommand("select coalesce(max(id), 0) from filed_item");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Rows filed after row number <paramref name="after"/>.</summary>
    public async Task<long> CountAsync(long after, CancellationToken ct)
    {
        await using var command = _consumer.CreateCommand("select count(*) from filed_item where id > $1");
        command.Parameters.Add(new() { Value = after });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Items among the rows after row number <paramref name="after"/>: fewer than rows when one was filed twice.</summary>
    public async Task<long> CountItemsAsync(long after, CancellationToken ct)
    {
        await using var command = _consumer.CreateCommand("select count(distinct item_id) from filed_item where id > $1");
        command.Parameters.Add(new() { Value = after });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Messages still in the producer's outbox.</summary>
    public async Task<long> UnsentAsync(CancellationToken ct)
    {
        await using var command = _producer.CreateCommand(unsentQuery);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _consumer.DisposeAsync();
        await _producer.DisposeAsync();
    }

    private static NpgsqlDataSource Source(string database) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 1, MaxPoolSize = 2, ApplicationName = "bench ledger" });
}
