using System.Text;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>What is kept of a file while it is read once: its beginning and its end, which tell its true type.</summary>
/// <param name="Head">The first bytes, up to 1 MiB.</param>
/// <param name="Tail">The last bytes, up to 4 MiB; of a small file all of it.</param>
/// <param name="Size">Bytes of the whole file.</param>
internal sealed record Sample(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail, long Size)
{
    /// <summary>Whether the bytes at a place of the beginning are these ASCII characters.</summary>
    public bool Has(int at, string ascii)
    {
        Span<byte> wanted = stackalloc byte[ascii.Length];
        Encoding.ASCII.GetBytes(ascii, wanted);
        return Has(at, wanted);
    }

    /// <summary>Whether the bytes at a place of the beginning are these.</summary>
    public bool Has(int at, ReadOnlySpan<byte> bytes) => Head.Length >= at + bytes.Length && Head.Span.Slice(at, bytes.Length).SequenceEqual(bytes);
}
