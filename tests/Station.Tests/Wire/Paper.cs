using System.Security.Cryptography;
using System.Text;

namespace ArchivePlatform.Stations.Tests.Wire;

/// <summary>A folder of scans made on the spot, each of content that no other has.</summary>
internal sealed class Paper
{
    /// <summary>Stands three times in every scan, far apart, for the one who changes bytes on their way to find.</summary>
    public static readonly byte[] Mark = Encoding.ASCII.GetBytes("a-mark-in-the-scan");

    /// <summary>As long.</summary>
    public static readonly byte[] OtherMark = Encoding.ASCII.GetBytes("b-mark-in-the-scan");

    private Paper(string folder) => Folder = folder;

    public string Folder { get; }

    public static Paper In(string folder)
    {
        Directory.CreateDirectory(folder);
        return new(folder);
    }

    /// <summary>A scanned page of that many bytes, as a TIFF begins.</summary>
    /// <returns>Its path.</returns>
    public string Scan(string name, int size = 40_000)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        "II*\0"u8.CopyTo(bytes);
        foreach (var place in (int[])[size / 4, size / 2, size / 4 * 3])
            Mark.CopyTo(bytes.AsSpan(place));
        return Write(name, bytes);
    }

    /// <summary>The same bytes under another name.</summary>
    public string Copy(string path, string name) => Write(name, File.ReadAllBytes(path));

    public static string DigestOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
