namespace ArchivePlatform.Stack;

/// <summary>What is registered of one paper original.</summary>
/// <param name="Pages">From 1.</param>
public sealed record Material(string Category, string Subtype, string Title, DateOnly DocumentDate, int Pages)
{
    /// <summary>A subscription letter (认购书) of five pages, group A.</summary>
    public static Material SubscriptionLetter(DateOnly signedOn) => new("SALES", "SUBSCRIPTION_LETTER", "悦海园认购书", signedOn, 5);

    /// <summary>A queue agreement (排号协议) of two pages, group A.</summary>
    public static Material QueueAgreement(DateOnly signedOn) => new("SALES", "QUEUE_AGREEMENT", "悦海园排号协议", signedOn, 2);

    /// <summary>The request body that registers it for a property and its sale, if any, from the project's sales team.</summary>
    public object Body(Guid property, Guid? sale) => new
    {
        propertyId = property,
        saleId = sale,
        departmentCode = Place.SalesTeam.Department,
        teamCode = Place.SalesTeam.Team,
        category = Category,
        subtype = Subtype,
        carrier = "PAPER",
        title = Title,
        documentDate = DocumentDate,
        responsibleParty = "深圳市悦海房地产有限公司",
        pages = Pages,
        copy = "ORIGINAL",
    };
}
