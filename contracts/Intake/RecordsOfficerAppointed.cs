namespace ArchivePlatform.Contracts.Intake;

/// <summary>Intake announces who answers for a department's material and from when (clause 5.1.6).</summary>
/// <param name="Until">Last day of the term; null while open.</param>
public sealed record RecordsOfficerAppointed(
    Guid AppointmentId,
    Guid CompanyId,
    string DepartmentCode,
    string Person,
    string? Deputy,
    DateOnly From,
    DateOnly? Until,
    long Version,
    DateTimeOffset OccurredAt,
    string By);
