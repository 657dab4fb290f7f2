using System.Security.Cryptography;
using ArchivePlatform.Stations.Domain;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Reads files for their digest, piece by piece, and sees whether they are still what they were.</summary>
internal static class Digest
{
    /// <summary>Reads a file; null where it was written to meanwhile.</summary>
    public static async Task<LocalFile?> OfAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous, BufferSize = 1 << 20 });
        var before = (Size: file.Length, ModifiedAt: File.GetLastWriteTimeUtc(file.SafeFileHandle));
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        var known = new LocalFile(path, before.Size, before.ModifiedAt, sha256);
        return LooksUnchanged(known) ? known : null;
    }

    /// <summary>Whether a file looks as it did when it was read: there, as long, and not written to since.</summary>
    public static bool LooksUnchanged(LocalFile known)
    {
        if (!File.Exists(known.Path))
            return false;
        try
        {
            using var now = File.OpenHandle(known.Path);
            return RandomAccess.GetLength(now) == known.Size && File.GetLastWriteTimeUtc(now) == known.ModifiedAt;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
