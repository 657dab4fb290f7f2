namespace ArchivePlatform.Contracts.Lending;

/// <summary>Lending announces that it lends none of a hold's volumes until Dossier releases it; none of them is out.</summary>
/// <param name="Version">1; a hold is answered once.</param>
public sealed record HoldGranted(Guid HoldId, Guid CompanyId, long Version, DateTimeOffset OccurredAt);
