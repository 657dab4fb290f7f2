using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Registry;

/// <summary>A company with its departments and teams as Dossier last announced them.</summary>
internal sealed class KnownOrganisation : IRemembered<OrganisationRevised>
{
    /// <summary>The company's id.</summary>
    public Guid Id { get; init; }

    public string CompanyCode { get; private set; } = "";
    public string CustodianDepartment { get; private set; } = "";
    public IReadOnlyList<KnownDepartment> Departments { get; private set; } = [];
    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(OrganisationRevised state)
    {
        if (Version >= state.Version)
            return;
        (CompanyCode, CustodianDepartment, Version) = (state.CompanyCode, state.CustodianDepartment, state.Version);
        Departments = [.. state.Departments.Select(line => new KnownDepartment(line.Code, [.. line.Teams.Select(team => team.Code)]))];
    }

    /// <summary>Refuses a department or team the company does not have.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DEPT_UNKNOWN</c></exception>
    /// <remarks>Clause 4.2: departments and teams are master data of Dossier and may still be on their way.</remarks>
    public void RequireKnown(string department, string? team)
    {
        if (Departments.FirstOrDefault(known => known.Code == department) is not { } found)
            throw IntakeRules.MayArrive(IntakeRules.DeptUnknown, department);
        if (team is not null && !found.Teams.Contains(team))
            throw IntakeRules.MayArrive(IntakeRules.DeptUnknown, team);
    }

    /// <summary>True for archivists and the custodian department, who see all material of the company (clauses 4.1, 5.9).</summary>
    public bool LetsSeeAll(Actor actor) =>
        actor.HasRole("ARCHIVIST") || actor.HasRole("GMO_HEAD") || actor.IsIn(CustodianDepartment);
}

/// <summary>A department's code and its teams' codes.</summary>
internal sealed record KnownDepartment(string Code, IReadOnlyList<string> Teams);
