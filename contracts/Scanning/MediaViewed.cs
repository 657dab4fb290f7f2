namespace ArchivePlatform.Contracts.Scanning;

/// <summary>Scan announces that somebody opened a medium; a view of the digital copy is a consultation too (clause 5.11.1).</summary>
/// <param name="ViewId">The view; further ranges of the same ticket belong to it and are not announced again.</param>
/// <param name="DossierId">The dossier its item lies in; null while it is not filed.</param>
/// <param name="Person">Who looked.</param>
/// <param name="Purpose">What for, in the viewer's words; null where the bytes were read with a token alone.</param>
/// <param name="Version">Always 1: a view does not change.</param>
public sealed record MediaViewed(
    Guid ViewId,
    Guid MediaId,
    Guid ItemId,
    Guid CompanyId,
    Guid? DossierId,
    string Person,
    string? Purpose,
    long Version,
    DateTimeOffset OccurredAt);
