namespace ArchivePlatform.Tools.Journey;

/// <summary>The collection of real files named by <c>ARCHIVE_SAMPLES</c>, where there is one.</summary>
internal static class SampleFiles
{
    private static readonly string[] Folders = ["scans", "photos", "audio", "video", "edocs"];

    /// <summary>Media types that are kept of each folder's carrier.</summary>
    private static readonly Dictionary<string, string[]> Types = new()
    {
        ["scans"] = [".tif", ".tiff", ".jpg", ".jpeg", ".png", ".pdf"],
        ["photos"] = [".tif", ".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp"],
        ["audio"] = [".wav", ".mp3", ".flac", ".m4a", ".ogg", ".opus", ".amr"],
        ["video"] = [".mp4", ".mov", ".mkv", ".webm", ".avi"],
        ["edocs"] = [".pdf", ".ofd", ".docx", ".xlsx", ".eml"],
    };

    /// <summary>Its ordinary files of kinds the archive keeps, by folder; none where there is no collection.</summary>
    internal static IEnumerable<(string Folder, string Path)> Ordinary() =>
        Environment.GetEnvironmentVariable("ARCHIVE_SAMPLES") is { Length: > 0 } root && Directory.Exists(root)
            ? from folder in Folders
              where Directory.Exists(Path.Combine(root, folder))
              from path in Directory.EnumerateFiles(Path.Combine(root, folder)).Order(StringComparer.Ordinal)
              where Types[folder].Contains(Path.GetExtension(path).ToLowerInvariant())
              select (folder, path)
            : [];
}
