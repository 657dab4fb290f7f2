namespace ArchivePlatform.Scanning.Domain;

/// <summary>How many bytes travel in which request: up to 16 MiB in one, larger files in parts of 16 MiB.</summary>
/// <param name="Size">Bytes of the whole file, from 1.</param>
internal readonly record struct UploadPlan(long Size)
{
    /// <summary>Bytes of every part but the last, 16 MiB; also the most a single request carries.</summary>
    public const int PartSize = 16 * 1024 * 1024;

    /// <summary>Largest file, 64 GiB: 4,096 parts of the 10,000 a store allows.</summary>
    public const long MostBytes = 4096L * PartSize;

    /// <summary>Whether one request carries it; then the store itself refuses any other bytes.</summary>
    public bool IsSingle => Size <= PartSize;

    /// <summary><c>SINGLE</c> or <c>MULTIPART</c>.</summary>
    public string Name => IsSingle ? "SINGLE" : "MULTIPART";

    /// <summary>Number of parts, from 1.</summary>
    public int Parts => (int)((Size + PartSize - 1) / PartSize);

    /// <summary>Bytes of a part, which is numbered from 1.</summary>
    public long SizeOf(int part) => Math.Min(PartSize, Size - OffsetOf(part));

    /// <summary>Where a part begins.</summary>
    public static long OffsetOf(int part) => (part - 1L) * PartSize;
}
