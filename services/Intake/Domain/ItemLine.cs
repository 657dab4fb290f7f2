namespace ArchivePlatform.Intake.Domain;

/// <summary>One item as a registrar writes it down: the body of a registration and one line of a bulk (clauses 3.1–3.4, 3.9).</summary>
/// <remarks>Nothing here is checked yet; <see cref="Item.Register"/> says what is refused and what is merely missing.</remarks>
public sealed record ItemLine
{
    /// <summary>The property the material is about (clause 1).</summary>
    public Guid? PropertyId { get; init; }

    /// <summary>The sale it belongs to; null for material without one (AMB-29).</summary>
    public Guid? SaleId { get; init; }

    /// <summary>Department that keeps it until handover, for example <c>SALES</c>.</summary>
    public string? DepartmentCode { get; init; }

    /// <summary>Team inside the department, for example <c>SALES_TEAM:YHY</c>.</summary>
    public string? TeamCode { get; init; }

    /// <summary>Null, <c>DEPT</c> or <c>dept:CODE</c> of the keeping department; persons are refused (clause 5.1.6).</summary>
    public string? Custodian { get; init; }

    public string? Category { get; init; }

    public string? Subtype { get; init; }

    /// <summary><c>PAPER</c>, <c>ELECTRONIC</c>, <c>PHOTO</c>, <c>AUDIO</c>, <c>VIDEO</c> or <c>OTHER</c> (clause 2).</summary>
    public string? Carrier { get; init; }

    /// <summary>1 to 500 characters, kept as typed (NFC).</summary>
    public string? Title { get; init; }

    public DateOnly? DocumentDate { get; init; }

    /// <summary>Author or party answerable for the document, up to 200 characters.</summary>
    public string? ResponsibleParty { get; init; }

    /// <summary>0 to 99,999 pages; null or 0 means not counted yet.</summary>
    public int? Pages { get; init; }

    /// <summary><c>ORIGINAL</c> or <c>COPY</c>.</summary>
    public string? Copy { get; init; }

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>; null means C. A higher one is the department's own decision until the dossier's level is agreed on (clause 5.1.5).</summary>
    public string? SecurityLevel { get; init; }

    /// <summary>Number of the contract, for example 深房预2026-0815 (clause 3.2).</summary>
    public string? ContractNo { get; init; }

    public string? Bank { get; init; }

    /// <summary>Number of the main contract a supplement belongs to (clause 3.2).</summary>
    public string? SupplementOf { get; init; }

    /// <summary><c>PROPERTY_CERT</c>, <c>BLUE_HUKOU</c> or <c>OTHER</c> (clause 3.3).</summary>
    public string? MandateType { get; init; }

    /// <summary><c>SIGNED</c>, <c>DELIVERED</c> or <c>POSTED</c> (clause 3.3).</summary>
    public string? DeliveryMethod { get; init; }

    public DateOnly? DeliveredOn { get; init; }

    public string? Receiver { get; init; }

    public string? TrackingNo { get; init; }

    public DateOnly? MoveInDate { get; init; }

    /// <summary>Number of keys handed over, 0 to 999 (clause 3.4).</summary>
    public int? KeysHanded { get; init; }

    /// <summary>Lines of the move-in checklist, up to 200 of up to 200 characters (clause 4.2.3).</summary>
    public IReadOnlyList<string>? Checklist { get; init; }

    /// <summary>Who approved an exchange, a discount, a delayed payment or another change (clause 5.2.1).</summary>
    public string? Approver { get; init; }

    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Why the material fits no other category; at least 4 characters under <c>OTHER</c> (clause 3.9).</summary>
    public string? ReasonText { get; init; }
}
