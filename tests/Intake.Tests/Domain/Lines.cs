using ArchivePlatform.Intake.Domain;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Tests.Domain;

/// <summary>Lines as registrars write them, one complete one per category, and what surrounds them.</summary>
internal static class Lines
{
    public static readonly DateTimeOffset Now = new(2026, 9, 28, 2, 0, 0, TimeSpan.Zero);
    public static readonly Guid Company = new("01920000-0000-7000-8000-000000000001");
    public static readonly Guid Property = new("01920000-0000-7000-8000-000000000002");
    public static readonly Guid Sale = new("01920000-0000-7000-8000-000000000003");
    public static readonly Surroundings Usual = new(HasOfficer: true) { Duties = Duties() };

    public static ItemLine Letter { get; } = new()
    {
        PropertyId = Property,
        SaleId = Sale,
        DepartmentCode = "SALES",
        TeamCode = "SALES_TEAM:YHY",
        Category = "SALES",
        Subtype = "SUBSCRIPTION_LETTER",
        Carrier = "PAPER",
        Title = "悦海园3栋2单元1503认购书",
        DocumentDate = new DateOnly(2026, 9, 28),
        ResponsibleParty = "深圳市悦海房地产有限公司",
        Pages = 4,
        Copy = "ORIGINAL",
    };

    public static ItemLine Contract { get; } = Letter with
    {
        TeamCode = "CLIENT_AFFAIRS",
        Category = "CONTRACT",
        Subtype = "SALE_CONTRACT",
        Title = "房地产买卖合同",
        DocumentDate = new DateOnly(2026, 2, 1),
        ContractNo = "深房预2026-0815",
    };

    public static ItemLine Delivery { get; } = Letter with
    {
        TeamCode = "CLIENT_AFFAIRS",
        Category = "TITLE",
        Subtype = "DELIVERY_PROOF",
        Title = "房地产证签收单",
        DeliveryMethod = "POSTED",
        DeliveredOn = new DateOnly(2026, 9, 28),
        Receiver = "张三",
        TrackingNo = "EE123456789CN",
    };

    public static ItemLine Checklist { get; } = Letter with
    {
        TeamCode = "CLIENT_AFFAIRS",
        Category = "MOVE_IN",
        Subtype = "MOVE_IN_CHECKLIST",
        Title = "入伙手续清单",
        MoveInDate = new DateOnly(2026, 3, 1),
        Checklist = ["验房", "水电表底数", "钥匙移交"],
    };

    public static ItemLine CustomerLetter { get; } = Letter with
    {
        SaleId = null,
        DepartmentCode = "ENG",
        TeamCode = null,
        Category = "OTHER",
        Subtype = "LETTER",
        Title = "业主来信",
        ReasonText = "现场收到的来信",
    };

    /// <summary>Who has which duty on 2026-09-28 in a company with a sales department and one without.</summary>
    public static Duties Duties(params Delegation[] delegations) => Duties("SALES", delegations);

    public static Duties Duties(string sales, params Delegation[] delegations) =>
        new("GMO", [("GMO", []), (sales, ["SALES_TEAM:YHY", "CLIENT_AFFAIRS"]), ("LEGAL", []), ("ADMIN", [])], delegations, new DateOnly(2026, 9, 28));

    public static Item Register(ItemLine line, Surroundings? known = null) =>
        Item.Register(line, new Registration(Guid.CreateVersion7(Now), Company, Now, "person-1"), known ?? Usual);
}
