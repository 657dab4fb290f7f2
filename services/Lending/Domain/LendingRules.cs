using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Lending.Domain;

/// <summary>Every refusal Lending can give, with its code, clause and sentences.</summary>
internal static class LendingRules
{
    public static readonly Rule VolumeUnknown = new("VOLUME_UNKNOWN", RuleKind.Unknown, "5.11.1",
        "未找到该卷册", "The volume is unknown");

    public static readonly Rule LoanUnknown = new("LOAN_UNKNOWN", RuleKind.Unknown, "5.11.1",
        "未找到该借阅单", "The loan is unknown");

    public static readonly Rule ModeUnknown = new("MODE_UNKNOWN", RuleKind.Rule, "5.11.1",
        "借阅方式“{0}”不存在，应为CONSULT_ON_SITE或LEND_OUT", "Mode '{0}' is unknown; it is CONSULT_ON_SITE or LEND_OUT");

    public static readonly Rule PurposeRequired = new("PURPOSE_REQUIRED", RuleKind.Rule, "5.11.1",
        "必须说明借阅用途", "A loan needs its purpose");

    public static readonly Rule NotBorrower = new("NOT_A_BORROWER", RuleKind.Forbidden, "5.11.1",
        "只有本公司部门的人员可以查阅、借阅", "Only people of a department of the company consult and borrow");

    public static readonly Rule NotPermittedOut = new("NOT_PERMITTED_OUT", RuleKind.Forbidden, "5.11.1",
        "未经总经理办公室负责人许可，一律不得带出档案室；A、B级资料只能现场查阅", "Nothing leaves the archive room without permission of the office's head; levels A and B are read on site only");

    public static readonly Rule NotHead = new("NOT_DEPARTMENT_HEAD", RuleKind.Forbidden, "5.11.1",
        "C级资料现场查阅由借阅人的部门负责人同意，其余由总经理办公室负责人同意", "The head of the borrower's department agrees to reading level C on site, the office's head to anything else");

    public static readonly Rule SelfApproval = new("LOAN_SELF_APPROVAL", RuleKind.Forbidden, "5.11.1",
        "借阅人不得同意本人的申请", "Nobody agrees to a loan of their own");

    public static readonly Rule NotCustodian = new("NOT_CUSTODIAN", RuleKind.Forbidden, "4.1.2",
        "只有主管部门的档案员或负责人可以办理借出、续借、归还和催还", "Only an archivist or the head of the custodian department issues, renews, recalls and takes back");

    public static readonly Rule OnLoan = new("ON_LOAN", RuleKind.State, "5.11.1",
        "卷册“{0}”已借出", "Volume '{0}' is on loan");

    public static readonly Rule VolumeHeld = new("VOLUME_HELD", RuleKind.State, "AMB-23",
        "卷册“{0}”正在办理合并，暂不借出", "Volume '{0}' is held for a merger and not lent meanwhile");

    public static readonly Rule LoanDecided = new("LOAN_DECIDED", RuleKind.State, "5.11.1",
        "该申请已有决定（{0}）", "The request is decided already ({0})");

    public static readonly Rule LoanNotApproved = new("LOAN_NOT_APPROVED", RuleKind.State, "5.11.1",
        "借阅单当前状态（{0}）不能借出", "The loan is {0} and cannot be issued");

    public static readonly Rule ApprovalVoid = new("APPROVAL_VOID", RuleKind.State, "5.1.5",
        "批准后密级已提高，原批准作废，请重新申请", "The level was raised after the approval, which is void; ask again");

    public static readonly Rule LoanNotOut = new("LOAN_NOT_OUT", RuleKind.State, "5.11.1",
        "该卷册未按此借阅单借出（{0}）", "The volume is not out on this loan ({0})");

    public static readonly Rule NotRenewable = new("LOAN_NOT_RENEWABLE", RuleKind.State, "AMB-19",
        "只有未逾期、未催还的外借可以续借", "Only what was lent out, is not overdue and not recalled is renewed");

    public static readonly Rule RenewalsUsedUp = new("RENEWALS_USED_UP", RuleKind.State, "AMB-19",
        "最多续借{0}次", "A loan is renewed at most {0} times");

    public static readonly Rule AlreadyRecalled = new("LOAN_RECALLED", RuleKind.State, "5.11.1",
        "该借阅已催还", "The loan is recalled already");

    /// <summary>Refuses a subject that may still arrive from another service (404 with Retry-After).</summary>
    public static RuleBroken MayArrive(Rule rule) => new(rule, []) { MayArrive = true };
}
