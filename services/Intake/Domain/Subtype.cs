using System.Collections.Frozen;

namespace ArchivePlatform.Intake.Domain;

/// <summary>Subtypes that some rule asks for by name, with the sets the rules speak of.</summary>
internal static class Subtype
{
    public const string QueueAgreement = "QUEUE_AGREEMENT";
    public const string SubscriptionLetter = "SUBSCRIPTION_LETTER";
    public const string ChangeApproval = "CHANGE_APPROVAL";
    public const string SalesHistory = "SALES_HISTORY";
    public const string Exchange = "EXCHANGE";
    public const string Discount = "DISCOUNT";
    public const string DelayedPayment = "DELAYED_PAYMENT";
    public const string PersonalPaper = "PERSONAL_PAPER";
    public const string SaleContract = "SALE_CONTRACT";
    public const string SaleSupplement = "SALE_SUPPLEMENT";
    public const string MortgageContract = "MORTGAGE_CONTRACT";
    public const string MortgageSupplement = "MORTGAGE_SUPPLEMENT";
    public const string Attachment = "ATTACHMENT";
    public const string Mandate = "MANDATE";
    public const string CustomerPaper = "CUSTOMER_PAPER";
    public const string CertificateCopy = "CERTIFICATE_COPY";
    public const string DeliveryProof = "DELIVERY_PROOF";
    public const string FilingRecord = "FILING_RECORD";
    public const string MoveInNotice = "MOVE_IN_NOTICE";
    public const string MoveInChecklist = "MOVE_IN_CHECKLIST";
    public const string KeyReceipt = "KEY_RECEIPT";
    public const string MoveInSupplement = "MOVE_IN_SUPPLEMENT";
    public const string InspectionRecord = "INSPECTION_RECORD";

    /// <summary>Papers that are worthless without an approver and a date (clause 5.2.1).</summary>
    public static readonly FrozenSet<string> Approvals = [ChangeApproval, Exchange, Discount, DelayedPayment];

    /// <summary>Papers that belong to a main contract (clause 3.2).</summary>
    public static readonly FrozenSet<string> Supplements = [SaleSupplement, MortgageSupplement];

    /// <summary>Papers the customer handed in about himself: marked and masked in lists (clauses 3.3, 5.2.1).</summary>
    public static readonly FrozenSet<string> Personal = [PersonalPaper, CustomerPaper];
}
