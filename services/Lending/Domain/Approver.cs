namespace ArchivePlatform.Lending.Domain;

/// <summary>Who agrees to a loan.</summary>
/// <param name="HeadsOffice">Whether it is the head of the custodian department (AMB-19).</param>
/// <param name="HeadsDepartment">Whether it is the head of the borrower's department.</param>
internal sealed record Approver(string Person, bool HeadsOffice, bool HeadsDepartment);
