using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>What an item says about the mandate to register a title and about deliveries (clause 3.3).</summary>
internal sealed record TitlePaper(string? MandateType, string? DeliveryMethod, DateOnly? DeliveredOn, string? Receiver, string? TrackingNo)
{
    private const string BlueHukou = "BLUE_HUKOU";
    private const string Posted = "POSTED";

    /// <summary>Reads mandate and delivery; a proof of delivery needs method, date and receiver, posted ones the tracking number as well.</summary>
    /// <param name="allowsBlueHukou">False by default: the scheme is abolished, the value is kept for historic material.</param>
    /// <exception cref="RuleBroken"><c>MANDATE_TYPE_CLOSED</c>, <c>DELIVERY_PROOF_INCOMPLETE</c>, <c>VALIDATION_FAILED</c></exception>
    public static TitlePaper Of(ItemLine line, bool allowsBlueHukou)
    {
        var paper = new TitlePaper(
            MandateOf(line.MandateType, allowsBlueHukou),
            Words.Optional(line.DeliveryMethod, ["SIGNED", "DELIVERED", Posted], "deliveryMethod"),
            Words.OptionalDate(line.DeliveredOn, "deliveredOn"),
            Valid.OptionalText(line.Receiver, 100, "receiver"),
            Valid.OptionalText(line.TrackingNo, 100, "trackingNo"));
        var lacking = line.Subtype == Subtype.DeliveryProof ? paper.LackingProof().ToList() : [];
        IntakeRules.DeliveryProofIncomplete.Require(lacking.Count == 0, missing: lacking);
        return paper;
    }

    /// <summary>A type of mandate.</summary>
    /// <exception cref="RuleBroken"><c>MANDATE_TYPE_CLOSED</c>, <c>VALIDATION_FAILED</c></exception>
    public static string? MandateOf(string? type, bool allowsBlueHukou)
    {
        var mandate = Words.Optional(type, ["PROPERTY_CERT", BlueHukou, "OTHER"], "mandateType");
        IntakeRules.MandateTypeClosed.Require(mandate != BlueHukou || allowsBlueHukou, field: "mandateType", mandate);
        return mandate;
    }

    /// <summary>What is still to be found out, in the words of the request.</summary>
    public IEnumerable<string> Missing(string subtype)
    {
        if (subtype == Subtype.Mandate && MandateType is null)
            yield return "mandateType";
    }

    private IEnumerable<string> LackingProof()
    {
        if (DeliveryMethod is null)
            yield return "deliveryMethod";
        if (DeliveredOn is null)
            yield return "deliveredOn";
        if (Receiver is null)
            yield return "receiver";
        if (DeliveryMethod == Posted && TrackingNo is null)
            yield return "trackingNo";
    }
}
