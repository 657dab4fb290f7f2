namespace ArchivePlatform.Contracts.Intake;

/// <summary>Intake announces that a subscription was cancelled; its obligation ends, its material still goes over (AMB-04, AMB-30).</summary>
public sealed record SubscriptionCancelled(
    Guid SaleId,
    Guid CompanyId,
    Guid PropertyId,
    string SaleNo,
    DateOnly CancelledOn,
    string Reason,
    long Version,
    DateTimeOffset OccurredAt,
    string By);
