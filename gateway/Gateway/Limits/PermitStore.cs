using Npgsql;

namespace ArchivePlatform.Gateway.Limits;

/// <summary>The counters all replicas share and a restart finds again.</summary>
internal sealed class PermitStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>
    /// The window before counts with the part of it that still lies inside the sliding window. A grant never exceeds what is left, and what is refused is
    /// not counted, so that asking again does not lengthen the wait.
    /// </summary>
    private const string Take = """
        with allowance as (
            select greatest(0, floor($4 - $5 * coalesce((select taken from gateway.permit_window where subject = $1 and began = $2 - 1), 0)))::bigint as permits)
        insert into gateway.permit_window as held (subject, began, taken, granted, kept_until)
        select $1, $2, least($3, permits), least($3, permits), $6 from allowance
        on conflict (subject, began) do update set
            granted = greatest(0, least($3, (select permits from allowance) - held.taken)),
            taken = held.taken + greatest(0, least($3, (select permits from allowance) - held.taken))
        returning granted
        """;

    /// <summary>Takes up to a lease of permits.</summary>
    /// <param name="elapsed">Part of the window that has passed, 0 to 1.</param>
    /// <returns>How many were granted, from 0.</returns>
    internal async Task<long> TakeAsync(string subject, long window, double elapsed, Limit limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Take);
        command.CommandTimeout = 2;
        object[] values =
            [subject, window, limit.Lease, limit.Permits, 1 - elapsed, DateTimeOffset.FromUnixTimeSeconds((window + 2) * limit.WindowSeconds).ToUniversalTime()];
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Removes windows nobody will ask for again.</summary>
    internal async Task ForgetAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("delete from gateway.permit_window where kept_until < $1");
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }
}
