using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace ArchivePlatform.Benchmarks.Contest;

/// <summary>Latency at a fixed offered rate: from the start of a transaction until its row can be seen at the consumer.</summary>
/// <remarks>Seen through a notification that PostgreSQL sends on commit, by a trigger that exists only here; the same for every contestant.</remarks>
public static class Window
{
    private const string Watch = """
        create or replace function bench_filed() returns trigger language plpgsql as
            $$ begin perform pg_notify('bench_filed', new.item_id::text); return null; end $$;
        create trigger bench_filed after insert on filed_item for each row execute function bench_filed();
        listen bench_filed;
        """;

    private const string Unwatch = "drop trigger bench_filed on filed_item";

    /// <param name="P50">Milliseconds.</param>
    /// <param name="P99">Milliseconds.</param>
    /// <param name="Max">Milliseconds.</param>
    /// <param name="Unseen">Transactions whose row did not appear within 10 s.</param>
    public sealed record Result(int Offered, int Unseen, double P50, double P99, double Max);

    public static async Task<Result> RunAsync(
        IContestant contestant, string consumer, int perSecond, int seconds, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(consumer) { Pooling = false, ApplicationName = "bench window" };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        await ExecuteAsync(connection, Watch, ct);

        var seen = new ConcurrentDictionary<Guid, long>();
        connection.Notification += (_, filed) => seen[Guid.Parse(filed.Payload)] = Stopwatch.GetTimestamp();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watching = WatchAsync(connection, over.Token);

        var started = await OfferAsync(contestant, perSecond, seconds, ct);
        var until = Stopwatch.GetTimestamp();
        while (seen.Count < started.Count && Stopwatch.GetElapsedTime(until).TotalSeconds < 10)
            await Task.Delay(10, ct);

        await over.CancelAsync();
        await watching;
        await ExecuteAsync(connection, Unwatch, ct);
        return Judge(started, seen);
    }

    private static async Task<IReadOnlyDictionary<Guid, long>> OfferAsync(
        IContestant contestant, int perSecond, int seconds, CancellationToken ct)
    {
        var started = new ConcurrentDictionary<Guid, long>();
        var registrations = new List<Task>();
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; number < perSecond * seconds; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / perSecond) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.Zero) await Task.Delay(due, ct);
            registrations.Add(RegisterAsync(number));
        }
        await Task.WhenAll(registrations);
        return started;

        Task RegisterAsync(int number)
        {
            var item = Items.New(number);
            started[item.ItemId] = Stopwatch.GetTimestamp();
            return contestant.RegisterAsync(item, ct);
        }
    }

    private static async Task WatchAsync(NpgsqlConnection connection, CancellationToken over)
    {
        try
        {
            while (true) await connection.WaitAsync(over);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The window is over.
        }
    }

    private static Result Judge(IReadOnlyDictionary<Guid, long> started, ConcurrentDictionary<Guid, long> seen)
    {
        var waits = started
            .Where(start => seen.ContainsKey(start.Key))
            .Select(start => Stopwatch.GetElapsedTime(start.Value, seen[start.Key]).TotalMilliseconds)
            .Order().ToArray();
        double At(double share) => waits.Length == 0 ? 0 : waits[(int)Math.Ceiling(share * waits.Length) - 1];
        return new Result(started.Count, started.Count - waits.Length, At(0.50), At(0.99), At(1));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statements, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(statements, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
