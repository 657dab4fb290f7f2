using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Companies;

/// <summary>A company with the revisions in force today and the number of the latest ones.</summary>
public sealed record CompanyView(
    Guid Id,
    long Version,
    string Code,
    string Name,
    string FondsNo,
    OrganisationView Organisation,
    PolicyView Policy,
    int LatestOrganisationRevision,
    int LatestPolicyRevision) : IVersioned
{
    internal static CompanyView Of(Company company, DateOnly today) => new(
        company.Id,
        company.Version,
        company.Code,
        company.Name,
        company.FondsNo,
        OrganisationView.Of(company, company.OrganisationOn(today)),
        PolicyView.Of(company, company.PolicyOn(today)),
        company.Organisations[^1].Revision,
        company.Policies[^1].Revision);
}

/// <summary>One revision of an organisation; <paramref name="Id"/> and <paramref name="Version"/> are the company's.</summary>
public sealed record OrganisationView(
    Guid Id,
    long Version,
    int Revision,
    DateOnly EffectiveOn,
    string CustodianDepartment,
    IReadOnlyList<Department> Departments,
    IReadOnlyList<Delegation> Delegations,
    IReadOnlyList<Trust> Trusts) : IVersioned
{
    internal static OrganisationView Of(Company company, OrganisationRevision revision) => new(
        company.Id,
        company.Version,
        revision.Revision,
        revision.EffectiveOn,
        revision.CustodianDepartment,
        revision.Departments,
        revision.Delegations,
        revision.Trusts);
}

/// <summary>One revision of a policy with its revision block (clause 0); <paramref name="Id"/> and <paramref name="Version"/> are the company's.</summary>
public sealed record PolicyView(
    Guid Id,
    long Version,
    int Revision,
    DateOnly EffectiveOn,
    string ChangeNote,
    string Author,
    string Reviewer,
    string Approver,
    IReadOnlyDictionary<string, string> Values) : IVersioned
{
    internal static PolicyView Of(Company company, PolicyRevision revision) => new(
        company.Id,
        company.Version,
        revision.Revision,
        revision.EffectiveOn,
        revision.ChangeNote,
        revision.Author,
        revision.Reviewer,
        revision.Approver,
        revision.Values);
}
