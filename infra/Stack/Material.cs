namespace ArchivePlatform.Stack;

/// <summary>What is registered of one original.</summary>
/// <param name="Pages">From 1.</param>
public sealed record Material(string Category, string Subtype, string Title, DateOnly DocumentDate, int Pages)
{
    /// <summary>A subscription letter (认购书) of five pages, group A.</summary>
    public static Material SubscriptionLetter(DateOnly signedOn) => new("SALES", "SUBSCRIPTION_LETTER", "悦海园认购书", signedOn, 5);

    /// <summary>A queue agreement (排号协议) of two pages, group A.</summary>
    public static Material QueueAgreement(DateOnly signedOn) => new("SALES", "QUEUE_AGREEMENT", "悦海园排号协议", signedOn, 2);

    /// <summary><c>PAPER</c>, <c>ELECTRONIC</c>, <c>PHOTO</c>, <c>AUDIO</c> or <c>VIDEO</c> (clause 2).</summary>
    public string Carrier { get; init; } = "PAPER";

    /// <summary>Who registers and keeps it first.</summary>
    public Place Keeper { get; init; } = Place.SalesTeam;

    /// <summary>Why it fits no other category; for category <c>OTHER</c> (clause 3.9).</summary>
    public string? Reason { get; init; }

    /// <summary>Number of the sale contract (clause 3.2).</summary>
    public string? ContractNo { get; init; }

    /// <summary>Day of moving in (clause 3.4).</summary>
    public DateOnly? MoveInDate { get; init; }

    /// <summary>Lines of the move-in checklist (clause 4.2.3).</summary>
    public IReadOnlyList<string>? Checklist { get; init; }

    /// <summary>Keys handed over (clause 3.4).</summary>
    public int? KeysHanded { get; init; }

    /// <summary>The request body that registers it for a property and its sale, if any, with its keeper.</summary>
    public object Body(Guid property, Guid? sale) => new
    {
        propertyId = property,
        saleId = sale,
        departmentCode = Keeper.Department,
        teamCode = Keeper.Team,
        category = Category,
        subtype = Subtype,
        carrier = Carrier,
        title = Title,
        documentDate = DocumentDate,
        responsibleParty = "深圳市悦海房地产有限公司",
        pages = Pages,
        copy = "ORIGINAL",
        reasonText = Reason,
        contractNo = ContractNo,
        moveInDate = MoveInDate,
        checklist = Checklist,
        keysHanded = KeysHanded,
    };
}
