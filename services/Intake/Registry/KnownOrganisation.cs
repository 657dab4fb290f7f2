using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Sales;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Registry;

/// <summary>One revision of a company's organisation: departments with heads and teams, delegated duties, trusted companies.</summary>
internal sealed class KnownOrganisation : ICompanyRevision<OrganisationRevised>
{
    public Guid CompanyId { get; init; }
    public int Revision { get; init; }
    public DateOnly EffectiveOn { get; private set; }
    public string CompanyCode { get; private set; } = "";
    public string CustodianDepartment { get; private set; } = "";
    public IReadOnlyList<KnownDepartment> Departments { get; private set; } = [];
    public IReadOnlyList<Delegation> Delegations { get; private set; } = [];
    public IReadOnlyList<Trust> Trusts { get; private set; } = [];
    public long Version { get; private set; }

    /// <inheritdoc/>
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

    /// <summary>Id of the person who heads a department; null where nobody is named.</summary>
    public string? HeadOf(string department) => Departments.FirstOrDefault(known => known.Code == department)?.Head;

    /// <summary>Whether the caller is one of the company's own people rather than of one it trusts.</summary>
    public bool IsOwn(Actor actor) => actor.Company == CompanyCode;

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

    /// <summary>The caller as the reading rule asks, on a local archive day (clauses 4.1, 4.2, 5.9, AMB-33).</summary>
    public Reader ReaderOf(Actor actor, DateOnly today) => IsOwn(actor)
        ? Reader.Of(actor, CompanyId, CustodianDepartment, SalesDesk.Sells(actor, DutiesOn(today)) ? [DutyRole.Sales] : [])
        : Reader.FromOutside(actor, CompanyId);
}

/// <summary>A department's code, its teams' codes and the id of its head.</summary>
internal sealed record KnownDepartment(string Code, IReadOnlyList<string> Teams, string? Head = null);
