using System.Collections.Concurrent;
using ArchivePlatform.ServiceKit.Hosting;
using Npgsql;

namespace ArchivePlatform.Gateway.Limits;

/// <summary>Counts refusals of callers nobody knows, by minute and status; a stranger cannot fill the audit trail.</summary>
internal sealed class UnknownCallers(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(DateTimeOffset Minute, int Status), long> counts = new();

    internal async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode is < 400 or >= 500 || context.User.Identity?.IsAuthenticated == true)
            return;
        var now = clock.GetUtcNow();
        counts.AddOrUpdate((now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)), context.Response.StatusCode), 1, static (_, count) => count + 1);
    }

    /// <summary>What was counted since the last call.</summary>
    internal IReadOnlyList<(DateTimeOffset Minute, int Status, long Count)> Collect() =>
        [.. counts.Keys.Select(key => counts.TryRemove(key, out var count) ? (key.Minute, key.Status, count) : (key.Minute, key.Status, 0L))];

    /// <summary>Puts back what could not be written.</summary>
    internal void Return(IEnumerable<(DateTimeOffset Minute, int Status, long Count)> unwritten)
    {
        foreach (var (minute, status, count) in unwritten)
            counts.AddOrUpdate((minute, status), count, (_, newer) => newer + count);
    }
}

/// <summary>Writes the counts of unknown callers, and forgets windows and leases that are over.</summary>
internal sealed class LimitsSweep(NpgsqlDataSource database, PermitStore store, PermitBook book, UnknownCallers callers) : ISweep
{
    private const string Add = """
        insert into gateway.unknown_refusal as known (minute, status, count) values ($1, $2, $3)
        on conflict (minute, status) do update set count = known.count + excluded.count
        """;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        book.Forget();
        await store.ForgetAsync(ct);
        var collected = callers.Collect();
        var written = 0;
        try
        {
            foreach (var (minute, status, count) in collected)
            {
                await using var command = database.CreateCommand(Add);
                foreach (var value in new object[] { minute, status, count })
                    command.Parameters.Add(new() { Value = value });
                await command.ExecuteNonQueryAsync(ct);
                written++;
            }
        }
        finally
        {
            callers.Return(collected.Skip(written));
        }
        return 0;
    }
}
