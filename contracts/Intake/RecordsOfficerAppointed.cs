namespace ArchivePlatform.Contracts.Intake;

/// <summary>Intake announces who answers for a department's material and from when (clause 5.1.6).</summary>
/// <param name="Until">Last day of the term; null while open.</param>
/// <param name="DeputyFrom">First day of the deputy; null means that of the term.</param>
/// <param name="DeputyUntil">Last day of the deputy, also where the term ends before it; null means that of the term.</param>
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
    string By,
    DateOnly? DeputyFrom = null,
    DateOnly? DeputyUntil = null);
