using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Backups;

/// <summary>One version of an object as the backup keeps it; the bytes lie under their digest, once.</summary>
/// <param name="LockedUntil">Until when the store held it when it was copied; null where it was not locked yet.</param>
internal sealed record KeptObject(string Bucket, string Key, string Version, long Size, string Sha256, string? Type, DateTimeOffset? LockedUntil)
{
    /// <summary>Where its bytes are.</summary>
    internal string FileIn(BackupFolder folder) => FileOf(folder, Sha256);

    internal static string FileOf(BackupFolder folder, string sha256) => Path.Combine(folder.Objects, sha256[..2], sha256);

    /// <summary>Everything in the catalogue; a last line that was cut off is no line.</summary>
    internal static List<KeptObject> Read(BackupFolder folder)
    {
        if (!File.Exists(folder.Catalogue))
            return [];
        var text = File.ReadAllText(folder.Catalogue);
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<KeptObject>(line)!)];
    }

    internal static void Write(BackupFolder folder, IEnumerable<KeptObject> objects) =>
        PrivateFile.Write(folder.Catalogue, string.Concat(objects.Select(kept => JsonSerializer.Serialize(kept) + "\n")));
}
