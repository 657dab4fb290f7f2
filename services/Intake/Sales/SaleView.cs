using ArchivePlatform.Intake.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Sales;

/// <summary>A sale as the sales department and the archive see it.</summary>
/// <param name="State"><c>OPEN</c>, <c>SUBSCRIBED</c> or <c>CANCELLED</c>.</param>
/// <param name="SubscribedOn">Signing date of the last party, or of the first where the policy says so (AMB-04).</param>
public sealed record SaleView(
    Guid Id,
    long Version,
    string SaleNo,
    Guid PropertyId,
    string State,
    DateOnly? SubscribedOn,
    string? GivingDepartment,
    string? GivingTeam,
    DateOnly? CancelledOn,
    string? CancellationReason,
    IReadOnlyList<BuyerView> Buyers,
    IReadOnlyList<SignatureView> Signatures,
    IReadOnlyList<CorrectionView> Corrections) : IVersioned
{
    internal static SaleView Of(Sale sale) => new(
        sale.Id,
        sale.Version,
        sale.SaleNo,
        sale.PropertyId,
        sale.State,
        sale.SubscribedOn,
        sale.GivingDepartment,
        sale.GivingTeam,
        sale.CancelledOn,
        sale.CancellationReason,
        [.. sale.Buyers.OrderBy(buyer => buyer.Seq).Select(BuyerView.Of)],
        [.. sale.Signatures.Select(signature => new SignatureView(signature.Party, signature.SignedOn))],
        [.. sale.Corrections.Select(correction => new CorrectionView(correction.From, correction.To, correction.Reason, correction.By, correction.At))]);
}

/// <summary>A buyer; of each number only the last four characters show.</summary>
/// <param name="Seq">Place on the sale, from 1.</param>
/// <param name="Finding"><c>ID_MISSING</c>, <c>ID_CHECKSUM</c>, <c>ID_FORM</c>, <c>BANK_CHECKSUM</c> or null.</param>
public sealed record BuyerView(int Seq, string Name, string? IdType, string? IdNumber, string? Phone, string? BankAccount, string? Finding)
{
    internal static BuyerView Of(Buyer buyer) => new(
        buyer.Seq,
        buyer.Name,
        buyer.IdType,
        buyer.Masked(NumberKind.Identity),
        buyer.Masked(NumberKind.Phone),
        buyer.Masked(NumberKind.Bank),
        buyer.Finding);
}

/// <summary>One party's signature.</summary>
public sealed record SignatureView(string Party, DateOnly SignedOn);

/// <summary>One correction of the subscription date.</summary>
public sealed record CorrectionView(DateOnly From, DateOnly To, string Reason, string By, DateTimeOffset At);
