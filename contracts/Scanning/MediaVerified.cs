namespace ArchivePlatform.Contracts.Scanning;

/// <summary>Scan announces a medium whose bytes were read back, found to be what was declared, and locked: from now on it is kept (clauses 2, 5.9, AMB-28).</summary>
/// <param name="MediaType">True type of the content, for example <c>image/tiff</c>.</param>
/// <param name="Sha256">Digest of the content, 64 lower-case hexadecimal digits.</param>
/// <param name="Page">Page of the item it shows, from 1; null where it shows no single page.</param>
/// <param name="LockedUntil">Earliest instant at which anybody could remove it from the store.</param>
/// <param name="By">Who uploaded it.</param>
public sealed record MediaVerified(
    Guid MediaId,
    Guid ItemId,
    Guid CompanyId,
    string MediaType,
    long SizeInBytes,
    string Sha256,
    int? Page,
    DateTimeOffset LockedUntil,
    long Version,
    DateTimeOffset OccurredAt,
    string By);
