using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;

namespace ArchivePlatform.Handovers.Custodies;

internal static class CustodyAccess
{
    /// <summary>The custodies that exist for the caller: of items the own departments hold or held, for the custodian all of the company (clause 4.2.1).</summary>
    public static IQueryable<Custody> VisibleTo(this HandoverDb db, Viewer viewer) =>
        db.Custodies.Where(custody => custody.CompanyId == viewer.CompanyId
            && (viewer.IsCustodian || db.CustodyHops.Any(step => step.ItemId == custody.ItemId && viewer.Departments.Contains(step.ToDepartment))));
}
