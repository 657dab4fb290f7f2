using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>What a revision of an organisation asks for, as typed; delegations and trusts left out are none.</summary>
internal sealed record OrganisationDraft(DateOnly? EffectiveOn, string? CustodianDepartment, IReadOnlyList<Department>? Departments)
{
    public IReadOnlyList<Delegation>? Delegations { get; init; }

    public IReadOnlyList<Trust>? Trusts { get; init; }
}

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

    /// <summary>Which departments perform duties of others (clauses 4.3, 4.4).</summary>
    public IReadOnlyList<Delegation> Delegations { get; private init; } = [];

    /// <summary>Which other companies' people act in which department (AMB-33).</summary>
    public IReadOnlyList<Trust> Trusts { get; private init; } = [];

    /// <summary>The first organisation of a company.</summary>
    /// <param name="company">Code of the company.</param>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>CODE_TWICE</c>, <c>DEPT_UNKNOWN</c>; those of <see cref="DelegationForm"/> and <see cref="TrustForm"/></exception>
    internal static OrganisationRevision First(Guid companyId, string company, OrganisationDraft draft) => Make((companyId, company), 1, draft);

    /// <summary>The organisation that follows this one. Another custodian may be named only where the present one is dissolved by the same revision.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>CODE_TWICE</c>, <c>DEPT_UNKNOWN</c>, <c>CUSTODIAN_EXISTS</c>, <c>REVISION_RETROACTIVE</c>; those of <see cref="DelegationForm"/> and <see cref="TrustForm"/></exception>
    /// <remarks>Clause 4.1. Assumption: a dissolved custodian is succeeded by the one its dissolving revision names.</remarks>
    internal OrganisationRevision FollowedBy(string company, OrganisationDraft draft)
    {
        var next = Make((CompanyId, company), Revision + 1, draft);
        DossierRules.RevisionRetroactive.Require(next.EffectiveOn >= EffectiveOn, EffectiveOn.ToString("yyyy-MM-dd", null));
        var succeeds = next.CustodianDepartment == CustodianDepartment || !next.Has(CustodianDepartment);
        DossierRules.CustodianExists.Require(succeeds, CustodianDepartment, next.CustodianDepartment);
        return next;
    }

    /// <summary>Who has which duty on a local archive day.</summary>
    internal Duties DutiesOn(DateOnly day) =>
        new(CustodianDepartment, Departments.Select(department => (department.Code, department.TeamCodes)), Delegations, day);

    /// <summary>Whether the person heads the department.</summary>
    internal bool IsHead(string person, string department) => Departments.Any(entry => entry.Code == department && entry.Head == person);

    private static OrganisationRevision Make((Guid Id, string Code) company, int revision, OrganisationDraft draft)
    {
        var departments = Valid.List(draft.Departments, 1, 200, "departments").Select(department => department.Checked()).ToList();
        foreach (var sameCode in departments.GroupBy(department => department.Code, StringComparer.Ordinal))
            DossierRules.CodeTwice.Require(sameCode.Count() == 1, sameCode.Key);
        var custodian = CodeForm.Department(draft.CustodianDepartment, "custodianDepartment");
        var codes = departments.Select(department => department.Code).ToHashSet(StringComparer.Ordinal);
        DossierRules.DepartmentUnknown.Require(codes.Contains(custodian), custodian);
        var delegations = DelegationForm.Checked(draft.Delegations, custodian, codes);
        HashSet<string> duties = [custodian, .. DutyRole.All, .. delegations.Select(delegation => delegation.Department)];
        return new OrganisationRevision(company.Id, revision, Valid.Date(draft.EffectiveOn, "effectiveOn"), custodian, departments)
        {
            Delegations = delegations,
            Trusts = TrustForm.Checked(draft.Trusts, company.Code, codes, duties),
        };
    }

    private bool Has(string department) => Departments.Any(entry => entry.Code == department);
}
