namespace ArchivePlatform.Stack;

/// <summary>What the last backup was, for whoever watches.</summary>
/// <param name="EndedAt">When it was whole.</param>
/// <param name="Bytes">Its size.</param>
public sealed record BackupMark(DateTimeOffset EndedAt, long Bytes)
{
    private const string FileName = "backup.prom";
    private const string End = "archive_backup_end_seconds";
    private const string Size = "archive_backup_size_bytes";

    /// <summary>The one in a folder; null where there never was one.</summary>
    public static BackupMark? Read(string folder) =>
        MarkFile.Read(folder, FileName) is { } values ? new(DateTimeOffset.FromUnixTimeSeconds(values[End]), values[Size]) : null;

    /// <summary>Writes it into a folder.</summary>
    public void Write(string folder) => MarkFile.Write(
        folder, FileName,
        (End, "When the last backup was whole, seconds since 1970.", EndedAt.ToUnixTimeSeconds()),
        (Size, "Size of the last backup.", Bytes));
}
