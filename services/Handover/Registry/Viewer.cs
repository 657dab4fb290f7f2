using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Who looks, in which company: decides which rows exist for the caller at all, and as whom he acts.</summary>
/// <param name="Company">The company in question as it is today; null while the caller's own is not known here, for which no row exists.</param>
/// <param name="Actor">The caller as that company sees him; from outside a member of one department and nothing else (AMB-33).</param>
internal sealed record Viewer(KnownOrganisation? Company, Actor Actor, DateOnly Today)
{
    public Guid CompanyId { get; } = Company?.CompanyId ?? Guid.Empty;

    public IReadOnlyList<string> Departments { get; } = [.. Actor.Departments];

    /// <summary>The caller as the reading rule asks (clauses 4.1, 4.3.2, 5.1.5, AMB-33).</summary>
    public Reader Reader => IsOutside
        ? Reader.FromOutside(Actor, CompanyId)
        : Reader.Of(Actor, CompanyId, Company?.CustodianDepartment, IsCountersigner ? [DutyRole.CscD] : []);

    /// <summary>Whether the caller is of a company that is trusted rather than of this one.</summary>
    public bool IsOutside { get; } = Company is not null && Company.CompanyCode != Actor.Company;

    /// <summary>Whether the caller belongs to the custodian department (clause 4.1).</summary>
    public bool IsCustodian { get; } = Company is not null && Actor.IsIn(Company.CustodianDepartment);

    /// <summary>Whether the caller belongs to the department that supervises handovers from outside (clause 4.3.2).</summary>
    public bool IsCountersigner { get; } = Company?.DutiesOn(Today).Of(DutyRole.CscD)?.Has(Actor) == true;

    /// <summary>Whether the caller is an archivist of the custodian department, or its head.</summary>
    public bool IsArchivist => IsCustodian
        && (Actor.HasRole("ARCHIVIST") || Actor.HasRole("GMO_HEAD") || Company!.IsHead(Actor.Person, Company.CustodianDepartment));

    /// <summary>Refuses a giver or receiver the company does not have; from outside none exists but the own department, the custodian and customer service.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_UNKNOWN</c>, <c>DEPT_UNKNOWN</c></exception>
    public void RequireKnown(Party from, Party to)
    {
        var company = Company ?? throw HandoverRules.MayArrive(HandoverRules.CompanyUnknown, Actor.Company);
        string?[] open = [.. Departments, company.CustodianDepartment, company.DutiesOn(Today).Of(DutyRole.CscD)?.Department];
        foreach (var hidden in new[] { from, to }.Where(party => IsOutside && !open.Contains(party.Department)))
            throw HandoverRules.MayArrive(HandoverRules.DeptUnknown, hidden.Department);
        company.RequireKnown(from);
        company.RequireKnown(to);
    }

    /// <summary>Marks a batch whose giver is a department in which people of another company act today (clause 4.3.2).</summary>
    public void MarkExternal(Batch batch)
    {
        if (Company!.IsExternal(batch.From.Department, Today))
            batch.MarkExternal();
    }

    /// <summary>The caller as the one who acts on a batch.</summary>
    public Member Member => new(Actor.Person, Departments);
}
