namespace ArchivePlatform.Scanning.Domain;

/// <summary>Where a medium stands, by the words in which it is stored and told.</summary>
internal static class MediaState
{
    /// <summary>Announced by its uploader; its bytes are on their way or were never sent.</summary>
    public const string Declared = "DECLARED";

    /// <summary>Confirmed by its uploader; the store has bytes, and nobody has looked at them yet.</summary>
    public const string Uploaded = "UPLOADED";

    /// <summary>Read back, found to be what was declared, and locked: kept for good.</summary>
    public const string Verified = "VERIFIED";

    /// <summary>Not what was declared, or nothing that may be kept.</summary>
    public const string Rejected = "REJECTED";

    /// <summary>The same content as another medium of the item, which holds it.</summary>
    public const string Joined = "JOINED";

    /// <summary>Never confirmed in its time.</summary>
    public const string Expired = "EXPIRED";
}
