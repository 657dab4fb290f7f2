using System.Diagnostics;
using ArchivePlatform.ServiceKit.Messaging;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>Refuses a database whose settings could lose what was acknowledged, or that cannot sort Chinese.</summary>
internal static class DatabaseCheck
{
    private const string Query = """
        select array_remove(array[
            case when current_setting('fsync') <> 'on' then 'fsync is off' end,
            case when current_setting('full_page_writes') <> 'on' then 'full_page_writes is off' end,
            case when current_setting('synchronous_commit') in ('off', 'local') then 'synchronous_commit is ' || current_setting('synchronous_commit') end,
            case when current_setting('data_checksums') <> 'on' then 'data checksums are off' end,
            case when pg_encoding_to_char((select encoding from pg_database where datname = current_database())) <> 'UTF8' then 'the encoding is not UTF8' end,
            case when not exists (select from pg_collation where collname = 'zh-Hans-x-icu') then 'the ICU collation zh-Hans-x-icu is missing' end,
            case when (select rolsuper from pg_roles where rolname = current_user) then 'the running role is a superuser' end
        ], null)
        """;

    /// <summary>How long a start waits for a database that is away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <exception cref="InvalidOperationException">With every fault.</exception>
    internal static async Task PassAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await SettingsAsync(database, ct);
                return;
            }
            catch (Exception away) when (Outage.Is(away))
            {
                if (Stopwatch.GetElapsedTime(began) > Patience)
                    throw new InvalidOperationException($"The database did not answer within {Patience.TotalMinutes} minutes: {away.Message}", away);
                await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
            }
        }
    }

    private static async Task SettingsAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Query);
        var faults = (string[])(await command.ExecuteScalarAsync(ct))!;
        if (faults.Length > 0)
            throw new InvalidOperationException($"The database is not safe to run on: {string.Join("; ", faults)}");
    }
}
