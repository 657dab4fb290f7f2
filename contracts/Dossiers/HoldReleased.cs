namespace ArchivePlatform.Contracts.Dossiers;

/// <summary>Dossier announces that a granted hold is over: its volumes may be lent again. Nothing else ends a hold.</summary>
/// <param name="Version">2; a hold is released once.</param>
public sealed record HoldReleased(Guid HoldId, Guid CompanyId, long Version, DateTimeOffset OccurredAt);
