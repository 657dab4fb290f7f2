using System.Security.Cryptography;
using ArchivePlatform.Stations.Domain;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Reads files for their digest, piece by piece, and sees whether they are still what they were.</summary>
internal static class Digest
{
    /// <summary>Reads a file; null where it was written to meanwhile.</summary>
    public static async Task<LocalFile?> OfAsync(string path, CancellationToken ct)
    {
        var before = new FileInfo(path);
        var (size, modifiedAt) = (before.Length, before.LastWriteTimeUtc);
        string sha256;
        await using (var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous, BufferSize = 1 << 20 }))
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        var after = new FileInfo(path);
        return after.Length == size && after.LastWriteTimeUtc == modifiedAt ? new(path, size, modifiedAt, sha256) : null;
    }

    /// <summary>Whether a file looks as it did when it was read: there, as long, and not written to since.</summary>
    public static bool LooksUnchanged(LocalFile known) =>
        new FileInfo(known.Path) is { Exists: true } now && now.Length == known.Size && now.LastWriteTimeUtc == known.ModifiedAt;
}
