using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>One revision of a company's organisation, with what Scan needs of it: the custodian department and the trusted companies (clause 4.1, AMB-33).</summary>
internal sealed class KnownOrganisation : ICompanyRevision<OrganisationRevised>
{
    public Guid CompanyId { get; init; }

    /// <summary>Number of the revision, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>Local archive date from which it is in force.</summary>
    public DateOnly EffectiveOn { get; private set; }

    public string CompanyCode { get; private set; } = "";

    public string CustodianDepartment { get; private set; } = "";

    public IReadOnlyList<Trust> Trusts { get; private set; } = [];

    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(OrganisationRevised state)
    {
        if (Version >= state.Version)
            return;
        (CompanyCode, EffectiveOn, CustodianDepartment, Version) = (state.CompanyCode, state.EffectiveOn, state.CustodianDepartment, state.Version);
        Trusts = [.. (state.Trusts ?? []).Select(line => new Trust(line.CompanyCode, line.Department, line.From, line.Until))];
    }
}
