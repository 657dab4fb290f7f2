using System.Collections.Frozen;

namespace ArchivePlatform.Intake.Domain;

/// <summary>A category of clause 3 with its subtypes, the group it leads to and who keeps its material before handover.</summary>
/// <param name="Group">Group of the dossier (clause 5.10.2).</param>
/// <param name="Department">Department responsible for the category (clauses 4.2.1–4.2.3); null where every department is (clause 4.6).</param>
/// <param name="Teams">Teams of that department that keep it, by the part of their code before the colon.</param>
internal sealed record Category(string Code, string Group, FrozenSet<string> Subtypes, string? Department, FrozenSet<string> Teams)
{
    public const string Sales = "SALES";
    public const string Contract = "CONTRACT";
    public const string Title = "TITLE";
    public const string MoveIn = "MOVE_IN";
    public const string Other = "OTHER";

    /// <summary>Department that keeps the material of sales and records sales and their milestones (clause 4.2.1).</summary>
    public const string SalesDepartment = "SALES";

    /// <summary>Group of the material of a sale (clause 5.10.2a).</summary>
    public const string SaleGroup = "A";

    /// <summary>Group of the sales history (clause 5.10.2e).</summary>
    public const string HistoryGroup = "E";

    private static readonly FrozenSet<string> Vouchers =
        FrozenSet.Create("FINANCE", "FINANCE_VOUCHER", "VOUCHER", "PAYMENT_VOUCHER", "REFUND_VOUCHER");

    private static readonly FrozenDictionary<string, Category> All = new[]
    {
        new Category(Sales, SaleGroup,
            [Subtype.QueueAgreement, Subtype.SubscriptionLetter, Subtype.ChangeApproval, Subtype.SalesHistory, Subtype.Exchange, Subtype.Discount, Subtype.DelayedPayment, Subtype.PersonalPaper],
            SalesDepartment, ["SALES_TEAM", "CLIENT_AFFAIRS"]),
        new Category(Contract, SaleGroup,
            [Subtype.SaleContract, Subtype.SaleSupplement, Subtype.MortgageContract, Subtype.MortgageSupplement, Subtype.Attachment],
            SalesDepartment, ["CLIENT_AFFAIRS"]),
        new Category(Title, SaleGroup,
            [Subtype.Mandate, Subtype.CustomerPaper, Subtype.CertificateCopy, Subtype.DeliveryProof, Subtype.FilingRecord],
            SalesDepartment, ["CLIENT_AFFAIRS"]),
        new Category(MoveIn, SaleGroup,
            [Subtype.MoveInNotice, Subtype.MoveInChecklist, Subtype.KeyReceipt, Subtype.MoveInSupplement, Subtype.InspectionRecord],
            SalesDepartment, ["CLIENT_AFFAIRS"]),
        new Category(Other, "C", ["LETTER", "RECORD", "CERTIFICATE", "PHOTOGRAPH", "OTHER"], null, []),
    }.ToFrozenDictionary(category => category.Code);

    /// <summary>The category of everything that comes of a sale before the contract (clause 3.1).</summary>
    public static Category SalesMaterial => All[Sales];

    /// <summary>The category of a line, its subtype checked.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>FINANCE_ITEM_NOT_ACCEPTED</c>, <c>CATEGORY_UNKNOWN</c>, <c>SUBTYPE_NOT_IN_CATEGORY</c></exception>
    /// <remarks>Clauses 3.1–3.4, 3.9 and 4.5.1.</remarks>
    public static Category Of(ItemLine line)
    {
        var (code, subtype) = (line.Category ?? "", line.Subtype ?? "");
        IntakeRules.FinanceItemNotAccepted.Require(!Vouchers.Contains(code) && !Vouchers.Contains(subtype));
        IntakeRules.CategoryUnknown.Require(All.ContainsKey(code), field: "category", code);
        var category = All[code];
        IntakeRules.SubtypeNotInCategory.Require(category.Subtypes.Contains(subtype), field: "subtype", subtype, code);
        return category;
    }

    /// <summary>Refuses a department or team that does not keep this category.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DEPT_NOT_RESPONSIBLE</c></exception>
    /// <remarks>Clauses 4.2.1–4.2.3. Assumption: without a team the department as a whole keeps it; delegation (4.3) comes with its own record.</remarks>
    public void RequireKeeper(string department, string? team)
    {
        IntakeRules.DeptNotResponsible.Require(Department is null || department == Department, field: "departmentCode", department, Code);
        IntakeRules.DeptNotResponsible.Require(Teams.Count == 0 || team is null || Teams.Contains(team.Split(':')[0]), field: "teamCode", team, Code);
    }

    /// <summary>The group a subtype of this category leads to: sales history has its own, and what a failed sale left belongs to it (clause 5.10.2e, AMB-29).</summary>
    public string GroupOf(string subtype, bool saleFailed) =>
        subtype == Subtype.SalesHistory || (saleFailed && Group == SaleGroup) ? HistoryGroup : Group;
}
