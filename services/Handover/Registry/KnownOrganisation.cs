using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>One revision of a company's organisation: departments with heads and teams, delegated duties, trusted companies (clauses 4.1–4.4, AMB-33).</summary>
internal sealed class KnownOrganisation : ICompanyRevision<OrganisationRevised>
{
    public Guid CompanyId { get; init; }

    /// <summary>Number of the revision, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>Local archive date from which it is in force.</summary>
    public DateOnly EffectiveOn { get; private set; }

    public string CompanyCode { get; private set; } = "";
    public string CustodianDepartment { get; private set; } = "";
    public IReadOnlyList<KnownDepartment> Departments { get; private set; } = [];
    public IReadOnlyList<Delegation> Delegations { get; private set; } = [];
    public IReadOnlyList<Trust> Trusts { get; private set; } = [];
    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(OrganisationRevised state)
    {
        if (Version >= state.Version)
            return;
        (CompanyCode, EffectiveOn, CustodianDepartment, Version) = (state.CompanyCode, state.EffectiveOn, state.CustodianDepartment, state.Version);
        Departments = [.. state.Departments.Select(line => new KnownDepartment(line.Code, [.. line.Teams.Select(team => team.Code)], line.Head))];
        Delegations = [.. (state.Delegations ?? []).Select(line => new Delegation(line.Role, line.Department, line.From, line.Until))];
        Trusts = [.. (state.Trusts ?? []).Select(line => new Trust(line.CompanyCode, line.Department, line.From, line.Until))];
    }

    /// <summary>Who has which duty on a local archive day (clauses 4.2–4.4).</summary>
    public Duties DutiesOn(DateOnly day) => new(CustodianDepartment, Departments.Select(known => (known.Code, known.Teams)), Delegations, day);

    /// <summary>Whether the person heads the department.</summary>
    public bool IsHead(string person, string department) => Departments.Any(known => known.Code == department && known.Head == person);

    /// <summary>Whether people of another company act in the department on a day (AMB-33).</summary>
    public bool IsExternal(string department, DateOnly day) => Trusts.Any(trust => trust.Department == department && trust.Covers(day));

    /// <summary>Refuses a department or team the company does not have; it may still be on its way.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DEPT_UNKNOWN</c></exception>
    public void RequireKnown(Party party)
    {
        if (Departments.FirstOrDefault(known => known.Code == party.Department) is not { } department)
            throw HandoverRules.MayArrive(HandoverRules.DeptUnknown, party.Department);
        if (party.Team is { } team && !department.Teams.Contains(team))
            throw HandoverRules.MayArrive(HandoverRules.DeptUnknown, team);
    }
}

/// <summary>A department's code, its teams' codes and the id of its head.</summary>
internal sealed record KnownDepartment(string Code, IReadOnlyList<string> Teams, string? Head = null);
