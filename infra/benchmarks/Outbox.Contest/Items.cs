using System.Globalization;
using ArchivePlatform.Contracts.Intake;

namespace ArchivePlatform.Benchmarks.Contest;

/// <summary>Items as a department registers them; the message has the size and shape of a real one.</summary>
public static class Items
{
    private static readonly Guid Company = new("01928c5e-0000-7000-8000-000000000001");
    private static readonly Guid Property = new("01928c5e-0000-7000-8000-000000000002");

    public static ItemRegistered New(int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new ItemRegistered(
            ItemId: Guid.CreateVersion7(now), CompanyId: Company, PropertyId: Property, SaleId: null,
            InterimNo: string.Create(CultureInfo.InvariantCulture, $"SALES-{number:D6}"),
            DepartmentCode: "SALES", TeamCode: "SALES_TEAM:YHY", Category: "SALES", Subtype: "SUBSCRIPTION_LETTER",
            Group: "A", Carrier: "PAPER", Title: "悦海园3栋2单元1503认购书", DocumentDate: DateOnly.FromDateTime(now.Date),
            ResponsibleParty: "深圳市悦海房地产有限公司", Pages: 4, Copy: "ORIGINAL", SecurityLevel: "C", PersonalData: false,
            Missing: [], Version: 1, OccurredAt: now, By: "bench");
    }
}
