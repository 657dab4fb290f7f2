using System.Collections.Frozen;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Domain;

/// <summary>A category of clause 3 with its subtypes, the group it leads to and who keeps its material before handover.</summary>
/// <param name="Group">Group of the dossier (clause 5.10.2).</param>
/// <param name="Roles">Duties to which keeping the category belongs (clauses 4.2.1–4.2.3); none where it is every department's (clause 4.6).</param>
internal sealed record Category(string Code, string Group, FrozenSet<string> Subtypes, IReadOnlyList<string> Roles)
{
    public const string Sales = "SALES";
    public const string Contract = "CONTRACT";
    public const string Title = "TITLE";
    public const string MoveIn = "MOVE_IN";
    public const string Other = "OTHER";

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
            [DutyRole.SalesTeam, DutyRole.ClientAffairs]),
        new Category(Contract, SaleGroup,
            [Subtype.SaleContract, Subtype.SaleSupplement, Subtype.MortgageContract, Subtype.MortgageSupplement, Subtype.Attachment],
            [DutyRole.ClientAffairs]),
        new Category(Title, SaleGroup,
            [Subtype.Mandate, Subtype.CustomerPaper, Subtype.CertificateCopy, Subtype.DeliveryProof, Subtype.FilingRecord],
            [DutyRole.ClientAffairs]),
        new Category(MoveIn, SaleGroup,
            [Subtype.MoveInNotice, Subtype.MoveInChecklist, Subtype.KeyReceipt, Subtype.MoveInSupplement, Subtype.InspectionRecord],
            [DutyRole.ClientAffairs]),
        new Category(Other, "C", ["LETTER", "RECORD", "CERTIFICATE", "PHOTOGRAPH", "OTHER"], []),
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

    /// <summary>Refuses a department or team that does not keep this category, itself or in place of another.</summary>
    /// <param name="duties">Who has which duty on the day of registration.</param>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>ROLE_UNRESOLVED</c>, <c>DEPT_NOT_RESPONSIBLE</c></exception>
    /// <remarks>Clauses 4.2.1–4.2.3, 4.3. Assumption: without a team the department as a whole keeps it.</remarks>
    public void RequireKeeper(string department, string? team, Duties duties)
    {
        if (Roles.Count == 0)
            return;
        var keepers = Roles.Select(duties.Of).OfType<Keeper>().ToList();
        IntakeRules.RoleUnresolved.Require(keepers.Count > 0, field: "category", Roles[^1]);
        keepers = [.. keepers.Where(keeper => keeper.Department == department)];
        IntakeRules.DeptNotResponsible.Require(keepers.Count > 0, field: "departmentCode", department, Code);
        IntakeRules.DeptNotResponsible.Require(team is null || keepers.Exists(keeper => keeper.Is(department, team)), field: "teamCode", team, Code);
    }

    /// <summary>The group a subtype of this category leads to: sales history has its own, and what a failed sale left belongs to it (clause 5.10.2e, AMB-29).</summary>
    public string GroupOf(string subtype, bool saleFailed) =>
        subtype == Subtype.SalesHistory || (saleFailed && Group == SaleGroup) ? HistoryGroup : Group;
}
