namespace ArchivePlatform.Stack;

/// <summary>How the last setting of legal holds ended, for whoever watches (clause 5.12.1).</summary>
/// <param name="EndedAt">When every kept medium had been asked about.</param>
/// <param name="Media">Media that are kept.</param>
/// <param name="Failed">Those that are not held: the store has lost them, or refuses.</param>
public sealed record LegalHoldMark(DateTimeOffset EndedAt, long Media, long Failed)
{
    private const string FileName = "legal-hold.prom";
    private const string End = "archive_legal_hold_end_seconds";
    private const string Kept = "archive_legal_hold_media";
    private const string NotHeld = "archive_legal_hold_failed_media";

    /// <summary>The one in a folder; null where there never was one.</summary>
    public static LegalHoldMark? Read(string folder) =>
        MarkFile.Read(folder, FileName) is { } values ? new(DateTimeOffset.FromUnixTimeSeconds(values[End]), values[Kept], values[NotHeld]) : null;

    /// <summary>Writes it into a folder.</summary>
    public void Write(string folder) => MarkFile.Write(
        folder, FileName,
        (End, "When legal holds were last set, seconds since 1970.", EndedAt.ToUnixTimeSeconds()),
        (Kept, "Media that were kept then.", Media),
        (NotHeld, "Media that were not held then.", Failed));
}
