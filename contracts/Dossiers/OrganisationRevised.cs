namespace ArchivePlatform.Contracts.Dossiers;

/// <summary>Dossier announces a company's organisation whole, as a numbered revision (clauses 4.1–4.6); the highest <paramref name="Revision"/> that has taken effect is in force, before the first takes effect the first.</summary>
/// <param name="CompanyCode">For example <c>SZ01</c>; unique on the platform.</param>
/// <param name="FondsNo">One capital letter and three digits (DA/T 13-2022).</param>
/// <param name="CustodianDepartment">Code of the one department that accepts, numbers and lends (clause 4.1).</param>
/// <param name="Version">Version of the company; a revision never changes.</param>
public sealed record OrganisationRevised(
    Guid CompanyId,
    string CompanyCode,
    string CompanyName,
    string FondsNo,
    int Revision,
    DateOnly EffectiveOn,
    string CustodianDepartment,
    IReadOnlyList<DepartmentLine> Departments,
    long Version,
    DateTimeOffset OccurredAt,
    string By);

/// <summary>One department of an organisation revision with its teams.</summary>
public sealed record DepartmentLine(string Code, string Name, IReadOnlyList<TeamLine> Teams);

/// <summary>One team; <paramref name="ProjectCode"/> is set where the team serves a single project.</summary>
public sealed record TeamLine(string Code, string Name, string? ProjectCode);
