using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>Who looks, in which company: decides which items and media exist for the caller, and for which departments he uploads.</summary>
/// <param name="Company">The company in question as it is today; null while the caller's own is not known here, for which no row exists.</param>
/// <param name="Actor">The caller as that company sees him; from outside a member of one department and nothing else (AMB-33).</param>
internal sealed record Viewer(KnownOrganisation? Company, Actor Actor)
{
    /// <summary>The caller as the reading rule asks (clauses 4.1, 5.1.5, 5.9, AMB-33).</summary>
    public Reader Reader => Company is not null && Company.CompanyCode != Actor.Company
        ? Reader.FromOutside(Actor, Company.CompanyId)
        : Reader.Of(Actor, Company?.CompanyId ?? Guid.Empty, Company?.CustodianDepartment);
}
