using Npgsql;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>What the last <c>migrate</c> run declared at the broker, kept beside the schema.</summary>
internal static class TopologyRecord
{
    internal static async Task<string[]> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select coalesce(array_agg(line), '{}') from kit.topology", connection);
        return (string[])(await command.ExecuteScalarAsync(ct))!;
    }

    internal static async Task WriteAsync(NpgsqlConnection owner, IReadOnlyList<string> lines, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("with gone as (delete from kit.topology where line <> all($1)) insert into kit.topology select unnest($1) on conflict do nothing", owner);
        command.Parameters.Add(new() { Value = lines.ToArray() });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <exception cref="InvalidOperationException">The Program lists messages the broker has not been prepared for.</exception>
    internal static async Task RequireAsync(NpgsqlDataSource database, IReadOnlyList<string> needed, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var missing = needed.Except(await ReadAsync(connection, ct)).ToList();
        if (missing.Count > 0)
            throw new InvalidOperationException($"Run migrate first; the broker is not prepared for: {string.Join("; ", missing)}");
    }
}
