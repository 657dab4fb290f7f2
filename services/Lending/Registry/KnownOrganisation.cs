using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Lending.Registry;

/// <summary>One revision of a company's organisation: its custodian department and who heads which (clauses 4.1, 4.2).</summary>
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
    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(OrganisationRevised state)
    {
        if (Version >= state.Version)
            return;
        (CompanyCode, EffectiveOn, CustodianDepartment, Version) = (state.CompanyCode, state.EffectiveOn, state.CustodianDepartment, state.Version);
        Departments = [.. state.Departments.Select(line => new KnownDepartment(line.Code, line.Head))];
    }

    /// <summary>Whether the person heads the department.</summary>
    public bool IsHead(string person, string department) => Departments.Any(known => known.Code == department && known.Head == person);
}

/// <summary>A department's code and the id of its head.</summary>
internal sealed record KnownDepartment(string Code, string? Head);
