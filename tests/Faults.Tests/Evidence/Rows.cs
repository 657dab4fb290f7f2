using ArchivePlatform.Testing;
using Npgsql;

namespace ArchivePlatform.Faults.Tests.Evidence;

/// <summary>One service's database in the administrator's hands: looked into for evidence, and meddled with where a test plants a fault.</summary>
internal sealed class Rows(Platform platform, string service)
{
    private const int TriesAfterOutage = 8;

    /// <summary>The service whose rows these are.</summary>
    public string Service { get; } = service;

    /// <summary>How many rows a <c>from …</c> clause holds.</summary>
    public async Task<long> CountAsync(string from, params object[] values) =>
        (long)(await ScalarAsync($"select count(*) {from}", values))!;

    /// <summary>The first column of the first row; null without one.</summary>
    public Task<object?> ScalarAsync(string sql, params object[] values) => RunAsync(sql, values, async command =>
        await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null);

    /// <summary>The first column of all rows.</summary>
    public Task<List<T>> ListAsync<T>(string sql, params object[] values) => RunAsync(sql, values, async command =>
    {
        var list = new List<T>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            list.Add(rows.GetFieldValue<T>(0));
        return list;
    });

    /// <summary>The first two columns of all rows, the first as the key.</summary>
    public Task<Dictionary<TKey, TValue>> MapAsync<TKey, TValue>(string sql, params object[] values) where TKey : notnull =>
        RunAsync(sql, values, async command =>
        {
            var map = new Dictionary<TKey, TValue>();
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                map.Add(rows.GetFieldValue<TKey>(0), rows.GetFieldValue<TValue>(1));
            return map;
        });

    /// <summary>Changes rows past the service; each statement may be given more than once.</summary>
    public Task<int> ChangeAsync(string sql, params object[] values) => RunAsync(sql, values, command => command.ExecuteNonQueryAsync());

    /// <remarks>After the server was killed, the pool still holds connections that are dead and are met one by one.</remarks>
    private async Task<T> RunAsync<T>(string sql, object[] values, Func<NpgsqlCommand, Task<T>> run)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var command = platform.Database(Service).CreateCommand(sql);
                foreach (var value in values)
                    command.Parameters.Add(new() { Value = value });
                return await run(command);
            }
            catch (NpgsqlException dead) when ((dead is not PostgresException || dead.SqlState == "57P01") && attempt < TriesAfterOutage)
            {
                // The next connection of the pool may live.
            }
        }
    }
}
