namespace ArchivePlatform.Contracts.Scanning;

/// <summary>Scan announces a medium whose bytes are not what was declared, or may not be kept; whoever uploaded it must not drop the original (clauses 2, 5.9).</summary>
/// <param name="Reason"><c>SIZE_MISMATCH</c>, <c>CHECKSUM_MISMATCH</c>, <c>CONTENT_MISMATCH</c>, <c>CONTENT_NOT_SCANNABLE</c>, <c>DECOMPRESSION_LIMIT</c>, <c>ARCHIVE_ENTRY_UNSAFE</c>, <c>IMAGE_TOO_LARGE</c> or <c>CONTENT_LOST</c>.</param>
/// <param name="By">Who uploaded it.</param>
public sealed record MediaRejected(
    Guid MediaId,
    Guid ItemId,
    Guid CompanyId,
    string Reason,
    long Version,
    DateTimeOffset OccurredAt,
    string By);
