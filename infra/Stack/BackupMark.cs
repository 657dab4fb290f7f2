using System.Globalization;

namespace ArchivePlatform.Stack;

/// <summary>What the last backup was, for whoever watches: the exporter of the machine's metrics reads it as <c>backup.prom</c>.</summary>
/// <param name="EndedAt">When it was whole.</param>
/// <param name="Bytes">Its size.</param>
public sealed record BackupMark(DateTimeOffset EndedAt, long Bytes)
{
    private const string FileName = "backup.prom";

    /// <summary>The one in a folder; null where there never was one.</summary>
    public static BackupMark? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return null;
        var values = File.ReadLines(file).Where(line => line is [not '#', ..]).Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => long.Parse(words[1], CultureInfo.InvariantCulture));
        return new(DateTimeOffset.FromUnixTimeSeconds(values["archive_backup_end_seconds"]), values["archive_backup_size_bytes"]);
    }

    /// <summary>Writes it for everybody to read; there is nothing secret in it.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, FileName);
        File.WriteAllText(file + ".new", string.Create(CultureInfo.InvariantCulture, $"""
            # HELP archive_backup_end_seconds When the last backup was whole, seconds since 1970.
            # TYPE archive_backup_end_seconds gauge
            archive_backup_end_seconds {EndedAt.ToUnixTimeSeconds()}
            # HELP archive_backup_size_bytes Size of the last backup.
            # TYPE archive_backup_size_bytes gauge
            archive_backup_size_bytes {Bytes}

            """));
        File.Move(file + ".new", file, overwrite: true);
    }
}
