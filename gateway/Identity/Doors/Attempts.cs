using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArchivePlatform.ServiceKit.Problems;
using Npgsql;

namespace ArchivePlatform.Identities.Doors;

/// <summary>Attempts under one key since a time, counted for all replicas together.</summary>
internal sealed record Attempts(string Key, DateTimeOffset Since, int Count);

/// <summary>Slows down who tries too often; known and unknown names alike, whatever replica they ask.</summary>
/// <remarks>An attempt is counted before it is judged, so parallel ones cannot slip through; a success gives it back.</remarks>
internal sealed class Throttle(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Attempts for one name in a window.</summary>
    internal const int MostForName = 10;

    /// <summary>Attempts from one address in a window; an office behind one address fits in.</summary>
    internal const int MostFromAddress = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const string Count = """
        insert into attempts as known (key, since, count) values (@key, @now, 1)
        on conflict (key) do update set
            count = case when known.since < @from then 1 else known.count + 1 end,
            since = case when known.since < @from then @now else known.since end
        returning count, since
        """;

    /// <summary>Counts an attempt for a name from an address.</summary>
    /// <exception cref="RequestRefused"><c>RATE_LIMITED</c> (429)</exception>
    internal async Task CountAsync(string kind, string name, string address, CancellationToken ct)
    {
        await CountAsync(AddressKey(kind, address), MostFromAddress, ct);
        await CountAsync(NameKey(kind, name), MostForName, ct);
    }

    /// <summary>Counts an attempt from an address where no name is given.</summary>
    /// <exception cref="RequestRefused"><c>RATE_LIMITED</c> (429)</exception>
    internal Task CountAsync(string kind, string address, CancellationToken ct) => CountAsync(AddressKey(kind, address), MostFromAddress, ct);

    /// <summary>Takes back what a success had counted.</summary>
    internal async Task ForgiveAsync(string kind, string name, string address, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "with freed as (delete from attempts where key = $1) update attempts set count = greatest(count - 1, 0) where key = $2");
        command.Parameters.Add(new() { Value = NameKey(kind, name) });
        command.Parameters.Add(new() { Value = AddressKey(kind, address) });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Counts the minute's refusals of callers nobody knows.</summary>
    internal Task UnknownAsync(string kind, CancellationToken ct) => CountAsync(
        $"unknown/{kind}/{clock.GetUtcNow().ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture)}", int.MaxValue, ct);

    private async Task CountAsync(string key, int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Count);
        command.Parameters.AddWithValue("key", key);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("from", now - Window);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        if (row.GetInt32(0) > most)
            throw new RequestRefused(Refusals.RateLimited with { RetryAfterSeconds = Wait(row.GetFieldValue<DateTimeOffset>(1), now) });
    }

    private static int Wait(DateTimeOffset since, DateTimeOffset now) => Math.Max(1, (int)Math.Ceiling((since + Window - now).TotalSeconds));

    private static string AddressKey(string kind, string address) => $"address/{kind}/{address}";

    /// <summary>A digest: what people mistype as their name, perhaps their password, is not kept.</summary>
    private static string NameKey(string kind, string name) =>
        $"name/{kind}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32]}";
}
