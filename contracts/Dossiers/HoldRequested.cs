namespace ArchivePlatform.Contracts.Dossiers;

/// <summary>Dossier asks Lending to keep volumes in their place while it merges dossiers (AMB-23); Lending answers <c>HoldGranted</c> or <c>HoldRefused</c>.</summary>
/// <param name="HoldId">Of the act the hold is for.</param>
/// <param name="Purpose"><c>MERGER</c>.</param>
/// <param name="Volumes">Ids of the volumes; empty where the dossiers have none.</param>
/// <param name="Version">1; a hold is asked for once.</param>
public sealed record HoldRequested(
    Guid HoldId,
    Guid CompanyId,
    string Purpose,
    IReadOnlyList<Guid> Volumes,
    long Version,
    DateTimeOffset OccurredAt,
    string By);
