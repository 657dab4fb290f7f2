using System.Diagnostics;
using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Backups;

/// <summary>One run: a copy of the databases where one is wanted, the log up to now, then the objects and keys.</summary>
/// <remarks>The objects come after the log's mark: an object is in the store before any row names it, so that each row up to the mark finds its own.</remarks>
internal static class Backup
{
    /// <param name="increment">Goes on from the last copy of the databases instead of making one.</param>
    internal static async Task<BackupRecord> TakeAsync(Site site, string instance, BackupFolder folder, bool increment, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var log = await site.StackAsync(ct, "archive", folder.Path);
        await using var database = await site.OpenAsync("postgres", ct);
        var name = ((DateTime)(await DatabaseLog.AskAsync(database, "select now()", ct))!).ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        var copy = increment ? LastOf(folder, Path.GetFileName(log)) : await CopyAsync(site, folder, log, name, ct);
        var (until, last) = await DatabaseLog.MarkAsync(database, log, ct);
        var objects = await ObjectBackup.RunAsync(site, instance, folder, ct);
        var record = copy with
        {
            Name = name,
            Instance = instance,
            Until = until,
            LastSegment = last,
            Objects = objects.Count,
            Bytes = Size(folder.Base(copy.Base)) + Size(log) + objects.DistinctBy(kept => kept.Sha256).Sum(kept => kept.Size),
        };
        KeptKeys.Save(site, instance, folder.Keys(record));
        if (DatabaseLog.Missing(log, record.FirstSegment, record.LastSegment).ToList() is { Count: > 0 } missing)
            throw new InvalidOperationException($"The log is not whole: {string.Join(", ", missing)} is not kept. Run without --increment.");
        record = record with { Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds };
        folder.Write(record);
        new BackupMark(until, record.Bytes).Write(site.Local("backups"));
        return record;
    }

    private static async Task<BackupRecord> CopyAsync(Site site, BackupFolder folder, string log, string name, CancellationToken ct)
    {
        Checkout.Private(folder.In("base"));
        await site.StackAsync(ct, "base", folder.Base(name));
        await using var database = await site.OpenAsync("postgres", ct);
        var (at, _) = await DatabaseLog.MarkAsync(database, log, ct);
        return new(name, "", Path.GetFileName(log), name, at, at, DatabaseLog.FirstOf(folder.Base(name)), "", 0, 0, 0);
    }

    private static BackupRecord LastOf(BackupFolder folder, string system) =>
        folder.Records().LastOrDefault(record => record.System == system)
        ?? throw new InvalidOperationException("There is no copy of these databases to go on from: run without --increment first.");

    private static long Size(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
}
