namespace ArchivePlatform.Contracts.Lending;

/// <summary>Lending announces that a hold cannot be had; nothing is held.</summary>
/// <param name="Code"><c>ON_LOAN</c> or <c>VOLUME_HELD</c> (by another hold).</param>
/// <param name="Volumes">Ids of the volumes that stand in the way.</param>
/// <param name="Version">1; a hold is answered once.</param>
public sealed record HoldRefused(Guid HoldId, Guid CompanyId, string Code, IReadOnlyList<Guid> Volumes, long Version, DateTimeOffset OccurredAt);
