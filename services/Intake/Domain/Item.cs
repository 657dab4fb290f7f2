using System.Globalization;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Domain;

/// <summary>One piece of customer material in the interim inventory of a department (clauses 3.1–3.4, 3.9, 4.2.1–4.2.3, 4.6).</summary>
internal sealed class Item : IVersioned
{
    public const string NoRecordsOfficer = "NO_RECORDS_OFFICER";
    public const string SaleNotNamed = "SALE_NOT_NAMED";
    private const string Paper = "PAPER";
    private static readonly string[] Carriers = [Paper, "ELECTRONIC", "PHOTO", "AUDIO", "VIDEO", "OTHER"];

    private Item()
    {
    }

    public Guid Id { get; private set; }
    public Guid CompanyId { get; private set; }
    public Guid PropertyId { get; private set; }
    public Guid? SaleId { get; private set; }
    public string DepartmentCode { get; private set; } = "";
    public string? TeamCode { get; private set; }

    /// <summary>Number inside the department until the formal one is given, for example <c>SALES-000451</c>.</summary>
    public string InterimNo { get; private set; } = "";

    public string Category { get; private set; } = "";
    public string Subtype { get; private set; } = "";

    /// <summary>Group of the dossier the category leads to (clause 5.10.2): A, C or E.</summary>
    public string Group { get; private set; } = "";

    public string Carrier { get; private set; } = "";
    public string Title { get; private set; } = "";
    public DateOnly? DocumentDate { get; private set; }
    public string? ResponsibleParty { get; private set; }

    /// <summary>Number of pages, 0 while not counted.</summary>
    public int Pages { get; private set; }

    public string Copy { get; private set; } = "";
    public ContractPaper Contract { get; private set; } = new(null, null, null);
    public TitlePaper TitleWork { get; private set; } = new(null, null, null, null, null);
    public MoveInPaper MoveIn { get; private set; } = new(null, null, []);
    public Approval Approval { get; private set; } = new(null, null);
    public string? ReasonText { get; private set; }

    /// <summary>Level C for all customer material unless its department says otherwise; once it is filed the dossier's level counts (clause 5.1.5).</summary>
    public string SecurityLevel { get; private set; } = Levels.Lowest;

    /// <summary>Ids of who may read it whatever their clearance: above level C who registered it, until it is filed.</summary>
    public IReadOnlyList<string> Viewers { get; private set; } = [];

    /// <summary>True for papers a customer handed in about himself; their titles are masked in lists (clause 5.2.1).</summary>
    public bool PersonalData { get; private set; }

    /// <summary>Fields still to be found out, in the words of the request; empty when complete.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>What was noticed but refused nothing: <c>NO_RECORDS_OFFICER</c> (AMB-32), <c>SALE_NOT_NAMED</c> (AMB-29).</summary>
    public IReadOnlyList<string> Findings { get; private set; } = [];

    public DateTimeOffset RegisteredAt { get; private set; }
    public string RegisteredBy { get; private set; } = "";
    public long Version { get; private set; }

    /// <summary><c>REGISTERED</c>, or <c>INCOMPLETE</c> while something is missing.</summary>
    public string State => Missing.Count == 0 ? "REGISTERED" : "INCOMPLETE";

    /// <summary>Registers what a department has in hand; incomplete material is taken in with what is missing, never refused.</summary>
    /// <exception cref="RuleBroken">
    /// <c>FINANCE_ITEM_NOT_ACCEPTED</c>, <c>CATEGORY_UNKNOWN</c>, <c>SUBTYPE_NOT_IN_CATEGORY</c>, <c>CARRIER_UNKNOWN</c>, <c>LEVEL_UNKNOWN</c>, <c>SUBJECT_MISSING</c>,
    /// <c>ROLE_UNRESOLVED</c>, <c>DEPT_NOT_RESPONSIBLE</c>, <c>PERSONAL_CUSTODY</c>, <c>PARENT_CONTRACT_MISSING</c>, <c>DELIVERY_PROOF_INCOMPLETE</c>, <c>MANDATE_TYPE_CLOSED</c>,
    /// <c>DATE_ORDER</c>, <c>CHECKLIST_EMPTY</c>, <c>APPROVAL_FIELDS</c>, <c>REASON_REQUIRED</c>, <c>VALIDATION_FAILED</c>
    /// </exception>
    /// <remarks>Clauses 1, 2, 3.1–3.4, 3.9, 4.2.1–4.2.3, 4.5.1, 4.6, 5.1.5, 5.1.6, 5.2.1.</remarks>
    public static Item Register(ItemLine line, Registration registration, Surroundings known)
    {
        var category = Domain.Category.Of(line);
        IntakeRules.CarrierUnknown.Require(Carriers.Contains(line.Carrier), field: "carrier", line.Carrier);
        var level = line.SecurityLevel ?? Levels.Lowest;
        IntakeRules.LevelUnknown.Require(Levels.IsKnown(level), field: "securityLevel", level);
        IntakeRules.SubjectMissing.Require(line.PropertyId is { } property && property != Guid.Empty, field: "propertyId");
        var department = Valid.Text(line.DepartmentCode, 40, "departmentCode");
        var team = Valid.OptionalText(line.TeamCode, 80, "teamCode");
        category.RequireKeeper(department, team, known.Duties);
        RequireDepartmentCustody(line.Custodian, department);

        var item = new Item
        {
            Id = registration.ItemId,
            CompanyId = registration.CompanyId,
            PropertyId = line.PropertyId!.Value,
            SaleId = line.SaleId,
            DepartmentCode = department,
            TeamCode = team,
            Category = category.Code,
            Subtype = line.Subtype!,
            Group = category.GroupOf(line.Subtype!, known.SaleFailed),
            SecurityLevel = level,
            Viewers = level == Levels.Lowest ? [] : [registration.By],
            PersonalData = Domain.Subtype.Personal.Contains(line.Subtype!),
            RegisteredAt = registration.Now,
            RegisteredBy = registration.By,
            Version = 1,
        };
        item.Describe(line, known);
        item.Missing = item.FindMissing();
        item.Findings = item.FindFindings(known);
        return item;
    }

    /// <summary>Gives the item its place in the department's interim inventory (clause 5.9).</summary>
    /// <param name="serial">Next number of the department's counter, from 1.</param>
    public void GiveInterimNumber(long serial) =>
        InterimNo = string.Create(CultureInfo.InvariantCulture, $"{DepartmentCode}-{serial:D6}");

    /// <summary>Fills in what was missing; what is on record already stays as it is.</summary>
    /// <param name="contractDate">Earliest sale contract on record for the same sale or property.</param>
    /// <exception cref="RuleBroken"><c>NOTHING_MISSING</c>, <c>DATE_ORDER</c>, <c>MANDATE_TYPE_CLOSED</c>, <c>VALIDATION_FAILED</c></exception>
    /// <remarks>Clause 5.1.1b.</remarks>
    public void Complete(Completion found, DateOnly? contractDate, bool allowsBlueHukou = false)
    {
        IntakeRules.NothingMissing.Require(Missing.Count > 0);
        var filled = found.Fill(this, allowsBlueHukou);
        filled.MoveIn.RequireAfter(contractDate);
        (DocumentDate, ResponsibleParty, Pages) = (filled.DocumentDate, filled.ResponsibleParty, filled.Pages);
        (Contract, TitleWork, MoveIn) = (filled.Contract, filled.TitleWork, filled.MoveIn);
        Missing = FindMissing();
        Version++;
    }

    /// <summary>Moves the material of a sale that failed to the sales history (clause 5.10.2e, AMB-04, AMB-29).</summary>
    public void MoveToHistory()
    {
        if (Group != Domain.Category.SaleGroup)
            return;
        Group = Domain.Category.HistoryGroup;
        Version++;
    }

    private static void RequireDepartmentCustody(string? custodian, string department) =>
        IntakeRules.PersonalCustody.Require(custodian is null or "" or "DEPT" || custodian == $"dept:{department}", field: "custodian", custodian);

    private static int PagesOf(int? pages) => pages is null ? 0 : Valid.Number(pages, 0, 99_999, "pages");

    private void Describe(ItemLine line, Surroundings known)
    {
        Carrier = line.Carrier!;
        Title = Valid.Text(line.Title, 500, "title");
        DocumentDate = Words.OptionalDate(line.DocumentDate, "documentDate");
        ResponsibleParty = Valid.OptionalText(line.ResponsibleParty, 200, "responsibleParty");
        Pages = PagesOf(line.Pages);
        Copy = Words.Required(line.Copy, ["ORIGINAL", "COPY"], "copy");
        Contract = ContractPaper.Of(line);
        TitleWork = TitlePaper.Of(line, known.AllowsBlueHukou);
        MoveIn = MoveInPaper.Of(line, known.ContractDate);
        Approval = Approval.Of(line);
        ReasonText = Valid.OptionalText(line.ReasonText, 1000, "reasonText");
        IntakeRules.ReasonRequired.Require(Category != Domain.Category.Other || Words.IsReason(ReasonText), field: "reasonText");
    }

    private List<string> FindMissing()
    {
        List<string> missing = [];
        if (DocumentDate is null)
            missing.Add("documentDate");
        if (ResponsibleParty is null)
            missing.Add("responsibleParty");
        if (Carrier == Paper && Pages == 0)
            missing.Add("pages");
        return [.. missing, .. Contract.Missing(Subtype), .. TitleWork.Missing(Subtype), .. MoveIn.Missing(Category, Subtype)];
    }

    private List<string> FindFindings(Surroundings known)
    {
        List<string> findings = [];
        if (!known.HasOfficer)
            findings.Add(NoRecordsOfficer);
        if (SaleId is null && Category != Domain.Category.Other)
            findings.Add(SaleNotNamed);
        return findings;
    }
}
