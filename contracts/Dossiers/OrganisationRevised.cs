namespace ArchivePlatform.Contracts.Dossiers;

/// <summary>Dossier announces a company's organisation whole, as a numbered revision (clauses 4.1–4.6); the highest <paramref name="Revision"/> that has taken effect is in force, before the first takes effect the first.</summary>
/// <param name="CompanyCode">For example <c>SZ01</c>; unique on the platform.</param>
/// <param name="FondsNo">One capital letter and three digits (DA/T 13-2022).</param>
/// <param name="CustodianDepartment">Code of the one department that accepts, numbers and lends (clause 4.1).</param>
/// <param name="Version">Version of the company; a revision never changes.</param>
/// <param name="Delegations">Which departments perform duties of others (clauses 4.3, 4.4); null means none.</param>
/// <param name="Trusts">Which other companies' people act in which department (AMB-33); null means none.</param>
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
    string By,
    IReadOnlyList<DelegationLine>? Delegations = null,
    IReadOnlyList<TrustLine>? Trusts = null);

/// <summary>One department of an organisation revision with its teams.</summary>
/// <param name="Head">Id of the person who heads it (<c>sub</c>); null where nobody is named.</param>
public sealed record DepartmentLine(string Code, string Name, IReadOnlyList<TeamLine> Teams, string? Head = null);

/// <summary>One team; <paramref name="ProjectCode"/> is set where the team serves a single project.</summary>
public sealed record TeamLine(string Code, string Name, string? ProjectCode);

/// <summary>One duty another department performs, first and last day included.</summary>
/// <param name="Role">Duty role of the regulation, for example <c>CSC_D</c>.</param>
/// <param name="Until">Last day; null while open.</param>
public sealed record DelegationLine(string Role, string Department, DateOnly From, DateOnly? Until);

/// <summary>One company whose people act as members of <paramref name="Department"/>, first and last day included.</summary>
/// <param name="CompanyCode">Code of the other company, for example <c>PM01</c>.</param>
/// <param name="Until">Last day; null while open.</param>
public sealed record TrustLine(string CompanyCode, string Department, DateOnly From, DateOnly? Until);
