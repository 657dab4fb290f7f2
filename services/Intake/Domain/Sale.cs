using System.Globalization;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Domain;

/// <summary>One sale of a property; a failed and repeated sale is a second one (AMB-29).</summary>
internal sealed class Sale : IVersioned, IGuarded
{
    private readonly List<Buyer> buyers = [];

    private Sale()
    {
    }

    public Guid Id { get; private set; }
    public Guid CompanyId { get; private set; }
    public Guid PropertyId { get; private set; }

    /// <summary>Number of the sale, unique in the company.</summary>
    public string SaleNo { get; private set; } = "";

    /// <summary>One to twenty buyers; none of their data leaves this service, and their numbers stand in no row in clear.</summary>
    public IReadOnlyList<Buyer> Buyers => buyers;

    public IReadOnlyList<Signature> Signatures { get; private set; } = [];

    /// <summary>Day 0 of clause 5.2.2: signing date of the last party, or of the first where the policy says so (AMB-04); null before.</summary>
    public DateOnly? SubscribedOn { get; private set; }

    public string? GivingDepartment { get; private set; }
    public string? GivingTeam { get; private set; }
    public DateOnly? CancelledOn { get; private set; }
    public string? CancellationReason { get; private set; }

    /// <summary>Every correction of the subscription date, oldest first.</summary>
    public IReadOnlyList<SaleCorrection> Corrections { get; private set; } = [];

    public long Version { get; private set; }

    /// <inheritdoc/>
    /// <remarks>A sale is the business of whoever performs the duties of sales, whichever team gives the material (clauses 4.2.1, 4.3).</remarks>
    public IReadOnlyList<string> Departments => [Concerned.Duty(DutyRole.Sales)];

    /// <inheritdoc/>
    public string AccessLevel => Levels.Lowest;

    /// <inheritdoc/>
    public IReadOnlyList<string> Viewers => [];

    /// <inheritdoc/>
    public string Subject => $"sale/{Id}";

    /// <summary><c>OPEN</c>, <c>SUBSCRIBED</c> or <c>CANCELLED</c>.</summary>
    public string State => CancelledOn is not null ? "CANCELLED" : SubscribedOn is not null ? "SUBSCRIBED" : "OPEN";

    /// <summary>Opens a sale.</summary>
    /// <param name="buyers">1 to 20 buyers.</param>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static Sale Record(Guid id, Guid companyId, Guid propertyId, string saleNo, IReadOnlyList<Buyer> buyers)
    {
        var sale = new Sale
        {
            Id = id,
            CompanyId = companyId,
            PropertyId = propertyId,
            SaleNo = Valid.Text(saleNo, 40, "saleNo"),
            Version = 1,
        };
        sale.buyers.AddRange(Valid.List(buyers, 1, 20, "buyers"));
        return sale;
    }

    /// <summary>Records the signed subscription letter. The same date again changes nothing.</summary>
    /// <param name="givingTeam">Null where a department has the duty as a whole.</param>
    /// <returns>False where the milestone stood already with that date.</returns>
    /// <exception cref="RuleBroken"><c>MILESTONE_DATE_DIFFERS</c>, <c>CANCELLED_BEFORE_SIGNED</c></exception>
    /// <remarks>
    /// Clause 5.2.2, AMB-04, AMB-30. A sale cancelled before its signing was recorded stays cancelled: the late record is stored so that its obligation
    /// opens and is cancelled.
    /// </remarks>
    public bool Sign(SubscriptionLetter letter, string givingDepartment, string? givingTeam)
    {
        var signedOn = letter.SignedOn;
        IntakeRules.MilestoneDateDiffers.Require(SubscribedOn is null || SubscribedOn == signedOn, Iso(SubscribedOn), Iso(signedOn));
        if (SubscribedOn is not null)
            return false;
        RequireCancelledAfter(signedOn, CancelledOn);
        (Signatures, SubscribedOn) = (letter.Signatures, signedOn);
        (GivingDepartment, GivingTeam) = (givingDepartment, givingTeam);
        Version++;
        return true;
    }

    /// <summary>Corrects the signing dates with a reason; day 0 of clause 5.2.2 moves with them.</summary>
    /// <exception cref="RuleBroken"><c>SUBSCRIPTION_NOT_SIGNED</c>, <c>REASON_REQUIRED</c>, <c>CANCELLED_BEFORE_SIGNED</c>, <c>VALIDATION_FAILED</c></exception>
    /// <remarks>AMB-30.</remarks>
    public void Correct(SubscriptionLetter letter, string? reason, string by, DateTimeOffset now)
    {
        IntakeRules.SubscriptionNotSigned.Require(SubscribedOn is not null);
        IntakeRules.ReasonRequired.Require(Words.IsReason(reason), field: "reason");
        var signedOn = letter.SignedOn;
        RequireCancelledAfter(signedOn, CancelledOn);
        Corrections = [.. Corrections, new SaleCorrection(SubscribedOn!.Value, signedOn, Valid.Text(reason, 1000, "reason"), by, now)];
        (Signatures, SubscribedOn) = (letter.Signatures, signedOn);
        Version++;
    }

    /// <summary>Cancels the sale; its material still goes over (AMB-04). The same day again changes nothing.</summary>
    /// <param name="cancelledOn">Local archive date, not before the subscription.</param>
    /// <returns>False where the cancellation stood already with that date.</returns>
    /// <exception cref="RuleBroken"><c>MILESTONE_DATE_DIFFERS</c>, <c>REASON_REQUIRED</c>, <c>CANCELLED_BEFORE_SIGNED</c>, <c>VALIDATION_FAILED</c></exception>
    /// <remarks>AMB-04, AMB-30. A sale may be cancelled before its subscription was recorded.</remarks>
    public bool Cancel(DateOnly? cancelledOn, string? reason)
    {
        var day = Valid.Date(cancelledOn, "cancelledOn");
        IntakeRules.ReasonRequired.Require(Words.IsReason(reason), field: "reason");
        IntakeRules.MilestoneDateDiffers.Require(CancelledOn is null || CancelledOn == day, Iso(CancelledOn), Iso(day));
        if (CancelledOn is not null)
            return false;
        RequireCancelledAfter(SubscribedOn, day);
        (CancelledOn, CancellationReason) = (day, Valid.Text(reason, 1000, "reason"));
        Version++;
        return true;
    }

    private static void RequireCancelledAfter(DateOnly? signedOn, DateOnly? cancelledOn) =>
        IntakeRules.CancelledBeforeSigned.Require(!(cancelledOn < signedOn), Iso(cancelledOn), Iso(signedOn));

    private static string? Iso(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);
}
