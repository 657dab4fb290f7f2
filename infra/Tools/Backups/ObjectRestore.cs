using System.Security.Cryptography;
using Npgsql;

namespace ArchivePlatform.Tools.Backups;

/// <summary>Brings every object the restored database names back where the store lost it, locked as before, and tells the database the store's new name of it.</summary>
/// <remarks>A store that was not lost keeps what it has; nothing is ever put over it. Objects no row names were never acknowledged; they stay in the backup.</remarks>
internal static class ObjectRestore
{
    private const string Named = "select key, store_version, sha256, locked_until from media where store_version is not null order by key";

    /// <summary>Only the name changes: the guard on versions is for people's acts, and this is none.</summary>
    private const string Rename = "update media set store_version = $1 where key = $2 and store_version = $3";

    /// <returns>How many were there, how many were brought back, and which are lost.</returns>
    internal static async Task<ObjectsRestored> RunAsync(Site site, string instance, BackupFolder folder, CancellationToken ct)
    {
        var (there, back, lost) = (0, 0, new List<string>());
        foreach (var (service, store) in site.Buckets(instance))
        {
            await using var database = await site.OpenAsync($"archive_{instance}_{service}", ct);
            var present = await store.VersionsAsync(ct).ToHashSetAsync(cancellationToken: ct);
            var kept = KeptObject.Read(folder).Where(one => one.Bucket == store.Bucket).ToDictionary(one => (one.Key, one.Version));
            foreach (var row in await RowsAsync(database, ct))
            {
                if (present.Contains((row.Key, row.Version)))
                    there++;
                else if (kept.GetValueOrDefault((row.Key, row.Version)) is { } copy && await IsWholeAsync(copy, row, folder, ct))
                    back += await BringBackAsync(database, store, row, copy, folder, ct);
                else
                    lost.Add($"{store.Bucket}/{row.Key}");
            }
        }
        return new(there, back, lost);
    }

    private static async Task<List<Row>> RowsAsync(NpgsqlConnection database, CancellationToken ct)
    {
        var found = new List<Row>();
        await using var command = new NpgsqlCommand(Named, database);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetValue(3) is DateTime until ? new DateTimeOffset(until) : null));
        return found;
    }

    /// <summary>Whether the copy holds the bytes it was named for; of one that was kept for good, those its row names too.</summary>
    private static async Task<bool> IsWholeAsync(KeptObject copy, Row row, BackupFolder folder, CancellationToken ct)
    {
        if (!File.Exists(copy.FileIn(folder)) || (row.LockedUntil is not null && row.Sha256 != copy.Sha256))
            return false;
        await using var bytes = File.OpenRead(copy.FileIn(folder));
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct)) == copy.Sha256;
    }

    private static async Task<int> BringBackAsync(NpgsqlConnection database, StoreKey store, Row row, KeptObject copy, BackupFolder folder, CancellationToken ct)
    {
        var version = await store.PutAsync(row.Key, copy.FileIn(folder), copy.Sha256, copy.Type, ct);
        if (Later(row.LockedUntil, copy.LockedUntil) is { } until)
            await store.LockAsync(row.Key, version, until, ct);
        await using var command = new NpgsqlCommand(Rename, database)
        {
            Parameters = { new() { Value = version }, new() { Value = row.Key }, new() { Value = row.Version } },
        };
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;

    private sealed record Row(string Key, string Version, string Sha256, DateTimeOffset? LockedUntil);
}

/// <param name="There">Objects the store had.</param>
/// <param name="Back">Objects that were brought back.</param>
/// <param name="Lost">Objects neither has whole.</param>
internal sealed record ObjectsRestored(int There, int Back, IReadOnlyList<string> Lost);
