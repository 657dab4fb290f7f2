namespace ArchivePlatform.Contracts.Intake;

/// <summary>Intake announces a sale of a property and any change of it (AMB-29). Buyers never travel.</summary>
/// <param name="State"><c>OPEN</c>, <c>SUBSCRIBED</c> or <c>CANCELLED</c>.</param>
/// <param name="SubscribedOn">Signing date of the last party on the subscription letter, or of the first where the policy says so (AMB-04); null before.</param>
/// <param name="CancelledOn">Day the subscription was cancelled; null otherwise.</param>
public sealed record SaleRecorded(
    Guid SaleId,
    Guid CompanyId,
    Guid PropertyId,
    string SaleNo,
    string State,
    DateOnly? SubscribedOn,
    DateOnly? CancelledOn,
    long Version,
    DateTimeOffset OccurredAt,
    string By);
