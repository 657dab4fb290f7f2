namespace ArchivePlatform.Contracts.Intake;

/// <summary>Intake announces the milestone "subscription signed": day 0 of clause 5.2.2 (AMB-03, AMB-04).</summary>
/// <param name="SignedOn">Signing date of the last party, or of the first where the policy says so; local archive date.</param>
/// <param name="GivingTeam">Team that holds the material, for example <c>SALES_TEAM:YHY</c>; empty where a department has the duty as a whole.</param>
public sealed record SubscriptionSigned(
    Guid SaleId,
    Guid CompanyId,
    Guid PropertyId,
    string SaleNo,
    DateOnly SignedOn,
    string GivingDepartment,
    string GivingTeam,
    long Version,
    DateTimeOffset OccurredAt,
    string By);
