using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Items;

/// <summary>Who may know that an item exists: its department, the department that holds it now, and the archive (clause 5.9); from outside only what one's own department registered (AMB-33).</summary>
internal static class VisibleItems
{
    /// <summary>The items the caller may see; all others are as if they were not there.</summary>
    public static IQueryable<Item> VisibleTo(this IntakeDb db, Actor actor, KnownOrganisation company)
    {
        var items = db.Items.Where(item => item.CompanyId == company.CompanyId);
        if (company.LetsSeeAll(actor))
            return items;
        var departments = actor.Departments.ToList();
        if (!company.IsOwn(actor))
            return items.Where(item => departments.Contains(item.DepartmentCode));
        return items.Where(item => departments.Contains(item.DepartmentCode)
            || db.Custodies.Any(custody => custody.Id == item.Id && departments.Contains(custody.DepartmentCode)));
    }
}
