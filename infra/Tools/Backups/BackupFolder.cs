using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Backups;

/// <summary>Where backups are kept: copies of the databases, the log since, the objects, the keys, and a record of each run.</summary>
internal sealed class BackupFolder(string path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal string Path => path;

    internal string Objects => In("objects");

    internal string Catalogue => In("objects", "catalogue.jsonl");

    internal string In(params string[] parts) => System.IO.Path.Combine([path, .. parts]);

    internal string Base(string name) => In("base", name);

    internal string Log(BackupRecord record) => In("wal", record.System);

    internal string Keys(BackupRecord record) => In("keys", record.Name);

    /// <summary>Every run that was whole, the oldest first.</summary>
    internal IReadOnlyList<BackupRecord> Records() => Directory.Exists(In("runs"))
        ? [.. Directory.EnumerateFiles(In("runs"), "*.json").Select(file => JsonSerializer.Deserialize<BackupRecord>(File.ReadAllText(file), Json)!).OrderBy(record => record.Until)]
        : [];

    internal void Write(BackupRecord record) => PrivateFile.Write(In("runs", record.Name + ".json"), JsonSerializer.Serialize(record, Json));

    /// <summary>The run from which an instant can be reached: its log reaches further, and the copy it begins from is older.</summary>
    /// <param name="at">Null for as late as possible.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal BackupRecord Reaching(DateTimeOffset? at)
    {
        var records = Records();
        if (records.Count == 0)
            throw new InvalidOperationException($"{path} holds no backup.");
        if (at is not { } instant)
            return records[^1];
        var reaching = records.FirstOrDefault(record => record.Until >= instant)
            ?? throw new InvalidOperationException($"The backups reach {records[^1].Until:O}, not {instant:O}; --latest takes everything there is.");
        var copies = records.Where(record => record.System == reaching.System && record.BaseAt <= instant).ToList();
        return copies.Count > 0
            ? reaching with { Base = copies[^1].Base, BaseAt = copies[^1].BaseAt, FirstSegment = copies[^1].FirstSegment }
            : throw new InvalidOperationException($"The oldest copy of the databases is of {records[0].BaseAt:O}, after {instant:O}.");
    }
}

/// <summary>One run of the backup.</summary>
/// <param name="System">Number of the database server, below which its log is kept.</param>
/// <param name="Base">Name of the copy of the databases it begins from.</param>
/// <param name="BaseAt">When that copy was whole; earlier instants cannot be reached from it.</param>
/// <param name="Until">Every instant from <paramref name="BaseAt"/> to this one can be restored.</param>
/// <param name="FirstSegment">The first segment of the log that is needed.</param>
/// <param name="LastSegment">The segment in which <paramref name="Until"/> lies.</param>
internal sealed record BackupRecord(
    string Name, string Instance, string System, string Base, DateTimeOffset BaseAt, DateTimeOffset Until, string FirstSegment, string LastSegment, int Objects, long Bytes, double Seconds);
