using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;

namespace ArchivePlatform.Handovers.Obligations;

internal static class ObligationAccess
{
    /// <summary>The obligations that exist for the caller: those of the own departments, for the custodian all of the company.</summary>
    public static IQueryable<Obligation> VisibleTo(this IQueryable<Obligation> obligations, Viewer viewer) =>
        obligations.Where(obligation => obligation.CompanyId == viewer.CompanyId
            && (viewer.IsCustodian || viewer.Departments.Contains(obligation.Giver.Department)));
}
