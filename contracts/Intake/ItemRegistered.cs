namespace ArchivePlatform.Contracts.Intake;

/// <summary>Intake announces a registered item and any later change of its description (clauses 3.1–3.9, 4.2.1).</summary>
/// <param name="SaleId">The sale the item belongs to; null for material without one (AMB-29).</param>
/// <param name="InterimNo">Number inside the department until the formal one is given, for example <c>SALES-000451</c>.</param>
/// <param name="Category"><c>SALES</c>, <c>CONTRACT</c>, <c>TITLE</c>, <c>MOVE_IN</c> and the further ones of clause 3.</param>
/// <param name="Group">Group the category leads to (clause 5.10.2): A, B1, B2, C, D or E.</param>
/// <param name="Title">The title, personal numbers in it replaced by <c>***</c>; <c>restricted</c> for levels A and B, whose titles never travel.</param>
/// <param name="Copy"><c>ORIGINAL</c> or <c>COPY</c>.</param>
/// <param name="SecurityLevel"><c>A</c>, <c>B</c> or <c>C</c>, as its department registered it; once it is filed the dossier's counts (clause 5.1.5).</param>
/// <param name="Missing">Fields still missing; empty when complete.</param>
/// <param name="Viewers">Ids of who may read it at level A or B whatever their clearance; null means none.</param>
public sealed record ItemRegistered(
    Guid ItemId,
    Guid CompanyId,
    Guid PropertyId,
    Guid? SaleId,
    string InterimNo,
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
    bool PersonalData,
    IReadOnlyList<string> Missing,
    long Version,
    DateTimeOffset OccurredAt,
    string By,
    IReadOnlyList<string>? Viewers = null);
