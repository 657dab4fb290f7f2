using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Items;

/// <summary>What Intake tells the other services about an item.</summary>
internal static class ItemFacts
{
    /// <summary>The item's state; titles of levels A and B stay here, and so does every personal number somebody wrote into one (clause 5.2.1).</summary>
    public static ItemRegistered Registered(Item item, DateTimeOffset now, string by) => new(
        item.Id,
        item.CompanyId,
        item.PropertyId,
        item.SaleId,
        item.InterimNo,
        item.DepartmentCode,
        item.TeamCode,
        item.Category,
        item.Subtype,
        item.Group,
        item.Carrier,
        item.SecurityLevel == Levels.Lowest ? NumbersInText.Hide(item.Title) : "restricted",
        item.DocumentDate,
        NumbersInText.HideIn(item.ResponsibleParty),
        item.Pages,
        item.Copy,
        item.SecurityLevel,
        item.PersonalData,
        item.Missing,
        item.Version,
        now,
        by,
        item.Viewers);
}
