using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Dossiers.Domain;

namespace ArchivePlatform.Dossiers.Companies;

/// <summary>What the other services are told of companies: every revision whole.</summary>
internal static class CompanyFacts
{
    internal static OrganisationRevised Revised(this Company company, OrganisationRevision revision, DateTimeOffset now, string by) => new(
        company.Id,
        company.Code,
        company.Name,
        company.FondsNo,
        revision.Revision,
        revision.EffectiveOn,
        revision.CustodianDepartment,
        [.. revision.Departments.Select(Line)],
        company.Version,
        now,
        by,
        [.. revision.Delegations.Select(line => new DelegationLine(line.Role, line.Department, line.From, line.Until))],
        [.. revision.Trusts.Select(line => new TrustLine(line.CompanyCode, line.Department, line.From, line.Until))]);

    internal static PolicyRevised Revised(this Company company, PolicyRevision revision, DateTimeOffset now) => new(
        company.Id,
        company.Code,
        revision.Revision,
        revision.EffectiveOn,
        revision.ChangeNote,
        revision.Author,
        revision.Reviewer,
        revision.Approver,
        revision.Values,
        revision.Revision,
        now);

    private static DepartmentLine Line(Department department) => new(
        department.Code,
        department.Name,
        [.. (department.Teams ?? []).Select(team => new TeamLine(team.Code, team.Name, team.ProjectCode))],
        department.Head);
}
