using System.Diagnostics;
using System.Globalization;
using ArchivePlatform.Stack;
using Npgsql;

namespace ArchivePlatform.Tools.Backups;

/// <summary>Puts databases, objects and keys of a moment into a site that has none.</summary>
internal static class Restore
{
    private static readonly TimeSpan ReplayedWithin = TimeSpan.FromHours(12);

    /// <param name="at">The moment; null for as late as the log reaches.</param>
    /// <exception cref="InvalidOperationException">The moment cannot be reached, or the log is not whole.</exception>
    internal static async Task<Restored> RunAsync(Site site, BackupFolder folder, DateTimeOffset? at, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var record = folder.Reaching(at);
        var log = folder.Log(record);
        if (DatabaseLog.Missing(log, record.FirstSegment, record.LastSegment).ToList() is { Count: > 0 } missing)
            throw new InvalidOperationException($"The log is not whole, {at?.ToString("O", CultureInfo.InvariantCulture) ?? "its end"} cannot be reached: {string.Join(", ", missing)} is missing.");
        await site.StackAsync(ct, "restore", folder.Base(record.Base), log, at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture) ?? "latest");
        KeptKeys.Restore(folder.Keys(record), site);
        await site.StackAsync(ct, "start", "postgres");
        var reached = await ReplayedAsync(site, record, at, ct);
        var databases = Stopwatch.GetElapsedTime(began);
        var services = site.Buckets(record.Instance).Keys.ToArray();
        if (services.Length > 0)
        {
            await site.StackAsync(ct, "start", "s3");
            await site.StackAsync(ct, ["provision-s3", record.Instance, .. services]);
        }
        var objects = await ObjectRestore.RunAsync(site, record.Instance, folder, ct);
        return new(record, reached, objects, databases, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>Waits until the log is replayed and the server took up a history of its own.</summary>
    /// <returns>The last commit that was replayed; null where none was.</returns>
    private static async Task<DateTimeOffset?> ReplayedAsync(Site site, BackupRecord record, DateTimeOffset? at, CancellationToken ct)
    {
        DateTimeOffset? reached = null;
        await Eventually.Holds("the log is replayed", async () =>
        {
            await using var database = await site.OpenAsync("postgres", ct);
            if (await DatabaseLog.AskAsync(database, "select pg_last_xact_replay_timestamp()", ct) is DateTime last)
                reached = new DateTimeOffset(last);
            return await DatabaseLog.AskAsync(database, "select pg_is_in_recovery()", ct) is false;
        }, ReplayedWithin, ct);
        await using var settled = await site.OpenAsync("postgres", ct);
        foreach (var setting in (string[])["restore_command", "recovery_target_time", "recovery_target_action"])
            await ResetAsync(settled, setting, ct);
        return at is null && reached < record.Until
            ? throw new InvalidOperationException($"The log ends at {reached:O}; the backup of {record.Until:O} is not whole.")
            : reached;
    }

    private static async Task ResetAsync(NpgsqlConnection database, string setting, CancellationToken ct)
    {
#pragma warning disable CA2100 // A name cannot be a parameter; it is one of three constants.
        await using var command = new NpgsqlCommand($"alter system reset {setting}", database);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <param name="Reached">The last commit in it; null where none was replayed after the copy.</param>
/// <param name="Databases">Time until the databases answered.</param>
/// <param name="Whole">Time until databases, keys and objects were there.</param>
internal sealed record Restored(BackupRecord From, DateTimeOffset? Reached, ObjectsRestored Objects, TimeSpan Databases, TimeSpan Whole);
