using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Registry;

/// <summary>One revision of a company's organisation with its departments and teams.</summary>
internal sealed class KnownOrganisation : ICompanyRevision<OrganisationRevised>
{
    public Guid CompanyId { get; init; }
    public int Revision { get; init; }
    public DateOnly EffectiveOn { get; private set; }
    public string CompanyCode { get; private set; } = "";
    public string CustodianDepartment { get; private set; } = "";
    public IReadOnlyList<KnownDepartment> Departments { get; private set; } = [];
    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(OrganisationRevised state)
    {
        if (Version >= state.Version)
            return;
        (CompanyCode, EffectiveOn, CustodianDepartment, Version) = (state.CompanyCode, state.EffectiveOn, state.CustodianDepartment, state.Version);
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

    /// <summary>The caller as the reading rule asks (clauses 4.1, 5.9).</summary>
    public Reader ReaderOf(Actor actor) => Reader.Of(actor, CompanyId, CustodianDepartment);
}

/// <summary>A department's code and its teams' codes.</summary>
internal sealed record KnownDepartment(string Code, IReadOnlyList<string> Teams);
