using System.Globalization;
using System.Security.Cryptography;

namespace ArchivePlatform.Faults.Tests.Uploads;

/// <summary>Files made on the spot, as scanners leave them; each of content that no other has.</summary>
internal static class Scans
{
    private const int Piece = 1 << 20;

    /// <summary>So many pages of some kilobytes in a folder.</summary>
    public static IReadOnlyList<string> Pages(string folder, int count, int size = 20_000) =>
        [.. Enumerable.Range(1, count).Select(page => Write(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{page:D5}.tif")), size))];

    /// <summary>One large file.</summary>
    public static string Film(string folder, long size) => Write(Path.Combine(folder, "film.tif"), size);

    /// <summary>Its SHA-256, 64 lower-case hexadecimal digits.</summary>
    public static async Task<string> DigestAsync(Stream bytes, CancellationToken ct) => Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct));

    private static string Write(string path, long size)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        for (long written = 0; written < size; written += Piece)
        {
            var piece = RandomNumberGenerator.GetBytes((int)Math.Min(Piece, size - written));
            if (written == 0)
                "II*\0"u8.CopyTo(piece);
            file.Write(piece);
        }
        return path;
    }
}
