using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>What a revision of an organisation asks for, as typed.</summary>
internal sealed record OrganisationDraft(DateOnly? EffectiveOn, string? CustodianDepartment, IReadOnlyList<Department>? Departments);

/// <summary>A company's organisation as one whole, numbered revision; never changed once stored (clauses 0, 4.1–4.6).</summary>
internal sealed class OrganisationRevision : IRevision
{
    private OrganisationRevision(Guid companyId, int revision, DateOnly effectiveOn, string custodianDepartment, IReadOnlyList<Department> departments)
    {
        CompanyId = companyId;
        Revision = revision;
        EffectiveOn = effectiveOn;
        CustodianDepartment = custodianDepartment;
        Departments = departments;
    }

    /// <summary>The company it belongs to.</summary>
    public Guid CompanyId { get; }

    /// <summary>From 1, without gaps.</summary>
    public int Revision { get; }

    /// <summary>First day in force, local archive date.</summary>
    public DateOnly EffectiveOn { get; }

    /// <summary>Code of the one department that accepts, numbers and lends (clause 4.1).</summary>
    public string CustodianDepartment { get; }

    /// <summary>1 to 200 departments.</summary>
    public IReadOnlyList<Department> Departments { get; }

    /// <summary>The first organisation of a company.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>CODE_TWICE</c>, <c>DEPT_UNKNOWN</c></exception>
    internal static OrganisationRevision First(Guid companyId, OrganisationDraft draft) => Make(companyId, 1, draft);

    /// <summary>The organisation that follows this one. Another custodian may be named only where the present one is dissolved by the same revision.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>CODE_TWICE</c>, <c>DEPT_UNKNOWN</c>, <c>CUSTODIAN_EXISTS</c>, <c>REVISION_RETROACTIVE</c></exception>
    /// <remarks>Clause 4.1. Assumption: a dissolved custodian is succeeded by the one its dissolving revision names.</remarks>
    internal OrganisationRevision FollowedBy(OrganisationDraft draft)
    {
        var next = Make(CompanyId, Revision + 1, draft);
        DossierRules.RevisionRetroactive.Require(next.EffectiveOn >= EffectiveOn, EffectiveOn.ToString("yyyy-MM-dd", null));
        var succeeds = next.CustodianDepartment == CustodianDepartment || !next.Has(CustodianDepartment);
        DossierRules.CustodianExists.Require(succeeds, CustodianDepartment, next.CustodianDepartment);
        return next;
    }

    /// <summary>Code of the department a team belongs to; null where nobody has it.</summary>
    internal string? DepartmentOf(string team) => Departments.FirstOrDefault(department => department.Teams?.Any(known => known.Code == team) == true)?.Code;

    private static OrganisationRevision Make(Guid companyId, int revision, OrganisationDraft draft)
    {
        var departments = Valid.List(draft.Departments, 1, 200, "departments").Select(department => department.Checked()).ToList();
        foreach (var codes in departments.GroupBy(department => department.Code, StringComparer.Ordinal))
            DossierRules.CodeTwice.Require(codes.Count() == 1, codes.Key);
        var custodian = CodeForm.Department(draft.CustodianDepartment, "custodianDepartment");
        var made = new OrganisationRevision(companyId, revision, Valid.Date(draft.EffectiveOn, "effectiveOn"), custodian, departments);
        DossierRules.DepartmentUnknown.Require(made.Has(custodian), custodian);
        return made;
    }

    private bool Has(string department) => Departments.Any(entry => entry.Code == department);
}
