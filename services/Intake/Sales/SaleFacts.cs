using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Intake.Domain;

namespace ArchivePlatform.Intake.Sales;

/// <summary>What Intake tells the other services about a sale; buyers never travel, nor do numbers somebody wrote into a reason.</summary>
internal static class SaleFacts
{
    /// <summary>The sale's state.</summary>
    public static SaleRecorded Recorded(Sale sale, DateTimeOffset now, string by) =>
        new(sale.Id, sale.CompanyId, sale.PropertyId, sale.SaleNo, sale.State, sale.SubscribedOn, sale.CancelledOn, sale.Version, now, by);

    /// <summary>The milestone "subscription signed".</summary>
    public static SubscriptionSigned Signed(Sale sale, DateTimeOffset now, string by) =>
        new(sale.Id, sale.CompanyId, sale.PropertyId, sale.SaleNo, sale.SubscribedOn!.Value, sale.GivingDepartment!, sale.GivingTeam ?? "", sale.Version, now, by);

    /// <summary>The end of the subscription.</summary>
    public static SubscriptionCancelled Cancelled(Sale sale, DateTimeOffset now, string by) =>
        new(sale.Id, sale.CompanyId, sale.PropertyId, sale.SaleNo, sale.CancelledOn!.Value, NumbersInText.Hide(sale.CancellationReason!), sale.Version, now, by);
}
