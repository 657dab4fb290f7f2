using ArchivePlatform.Intake.Custody;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Items;

/// <summary>An item as its department and the archivists see it.</summary>
/// <param name="State"><c>REGISTERED</c> or <c>INCOMPLETE</c>; where it went since, <see cref="Custody"/> and <see cref="Filing"/> say.</param>
/// <param name="SecurityLevel">As its department registered it.</param>
/// <param name="AccessLevel">What counts for readers now: once it is filed, the dossier's (clause 5.1.5).</param>
/// <param name="Findings">What was noticed at registration: <c>NO_RECORDS_OFFICER</c>, <c>SALE_NOT_NAMED</c>.</param>
public sealed record ItemView(
    Guid Id,
    long Version,
    string State,
    string InterimNo,
    Guid PropertyId,
    Guid? SaleId,
    string DepartmentCode,
    string? TeamCode,
    string Category,
    string Subtype,
    string Group,
    string Carrier,
    string Title,
    DateOnly? DocumentDate,
    string? ResponsibleParty,
    int Pages,
    string Copy,
    string SecurityLevel,
    string AccessLevel,
    bool PersonalData,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Findings,
    ItemDetails Details,
    CustodyView Custody,
    FilingView? Filing,
    DateTimeOffset RegisteredAt,
    string RegisteredBy) : IVersioned
{
    /// <summary>The whole item, for somebody who opened it.</summary>
    internal static ItemView Of(Item item, ItemGuard? guard = null, ItemCustody? custody = null, ItemFiling? filing = null) => new(
        item.Id,
        item.Version,
        item.State,
        item.InterimNo,
        item.PropertyId,
        item.SaleId,
        item.DepartmentCode,
        item.TeamCode,
        item.Category,
        item.Subtype,
        item.Group,
        item.Carrier,
        item.Title,
        item.DocumentDate,
        item.ResponsibleParty,
        item.Pages,
        item.Copy,
        item.SecurityLevel,
        guard?.AccessLevel ?? item.SecurityLevel,
        item.PersonalData,
        item.Missing,
        item.Findings,
        ItemDetails.Of(item),
        CustodyView.Of(item, custody),
        FilingView.Of(filing),
        item.RegisteredAt,
        item.RegisteredBy);

    /// <summary>The item in a list: titles of personal papers are masked, and in others the personal numbers (clause 5.2.1).</summary>
    internal ItemView Masked() => PersonalData
        ? this with { Title = "***", ResponsibleParty = ResponsibleParty is null ? null : "***", Details = Details.Masked() }
        : this with { Title = NumbersInText.Hide(Title), ResponsibleParty = NumbersInText.HideIn(ResponsibleParty), Details = Details.WithoutNumbers() };
}

/// <summary>Fields of single categories, under the names in which they were registered.</summary>
public sealed record ItemDetails(
    string? ContractNo,
    string? Bank,
    string? SupplementOf,
    string? MandateType,
    string? DeliveryMethod,
    DateOnly? DeliveredOn,
    string? Receiver,
    string? TrackingNo,
    DateOnly? MoveInDate,
    int? KeysHanded,
    IReadOnlyList<string> Checklist,
    string? Approver,
    DateOnly? ApprovedOn,
    string? ReasonText)
{
    internal static ItemDetails Of(Item item) => new(
        item.Contract.ContractNo,
        item.Contract.Bank,
        item.Contract.SupplementOf,
        item.TitleWork.MandateType,
        item.TitleWork.DeliveryMethod,
        item.TitleWork.DeliveredOn,
        item.TitleWork.Receiver,
        item.TitleWork.TrackingNo,
        item.MoveIn.MoveInDate,
        item.MoveIn.KeysHanded,
        item.MoveIn.Checklist,
        item.Approval.Approver,
        item.Approval.ApprovedOn,
        item.ReasonText);

    internal ItemDetails WithoutNumbers() => this with { Receiver = NumbersInText.HideIn(Receiver), ReasonText = NumbersInText.HideIn(ReasonText) };

    internal ItemDetails Masked() => this with { Receiver = Receiver is null ? null : "***", ReasonText = ReasonText is null ? null : "***" };
}

/// <summary>Who holds the item, after Handover; before the first handover the registering department (clause 4.2.1).</summary>
/// <param name="Hop">0 before the first handover.</param>
public sealed record CustodyView(int Hop, string DepartmentCode, string? TeamCode, string? BatchNo, DateTimeOffset Since)
{
    internal static CustodyView Of(Item item, ItemCustody? custody) => custody is null
        ? new(0, item.DepartmentCode, item.TeamCode, null, item.RegisteredAt)
        : new(custody.Hop, custody.DepartmentCode, custody.TeamCode, custody.BatchNo, custody.Since);
}

/// <summary>Where the item stands in its dossier, after Dossier.</summary>
/// <param name="State"><c>ACCEPTED</c> or <c>FILED</c>.</param>
public sealed record FilingView(string State, string? Group, string? ItemNumber)
{
    internal static FilingView? Of(ItemFiling? filing) => filing is null ? null : new(filing.State, filing.Group, filing.ItemNumber);
}
