namespace ArchivePlatform.Scanning.Domain;

/// <summary>Why a medium was not kept.</summary>
internal static class RejectReason
{
    public const string SizeMismatch = "SIZE_MISMATCH";

    public const string ChecksumMismatch = "CHECKSUM_MISMATCH";

    /// <summary>The content is of another type than declared, or of two types at once.</summary>
    public const string ContentMismatch = "CONTENT_MISMATCH";

    /// <summary>Encrypted, or with programs inside.</summary>
    public const string NotScannable = "CONTENT_NOT_SCANNABLE";

    /// <summary>Unpacks to more than anybody should unpack.</summary>
    public const string DecompressionLimit = "DECOMPRESSION_LIMIT";

    /// <summary>Names parts that would be written outside the place they are unpacked to, or twice.</summary>
    public const string ArchiveEntryUnsafe = "ARCHIVE_ENTRY_UNSAFE";

    /// <summary>Has more pixels than anybody should decode.</summary>
    public const string ImageTooLarge = "IMAGE_TOO_LARGE";

    /// <summary>The store no longer has what it had when it was confirmed.</summary>
    public const string ContentLost = "CONTENT_LOST";
}
