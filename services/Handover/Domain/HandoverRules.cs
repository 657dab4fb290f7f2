using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Handovers.Domain;

/// <summary>Every refusal Handover can give, with its code, clause and sentences.</summary>
internal static class HandoverRules
{
    public static readonly Rule CompanyUnknown = new("COMPANY_UNKNOWN", RuleKind.Unknown, "4.1",
        "未知的公司：{0}", "Unknown company: {0}");

    public static readonly Rule DeptUnknown = new("DEPT_UNKNOWN", RuleKind.Unknown, "4.2",
        "未知的部门或小组：{0}", "Unknown department or team: {0}");

    public static readonly Rule ItemUnknown = new("ITEM_UNKNOWN", RuleKind.Unknown, "5.1.4",
        "未知的材料：{0}", "Unknown item: {0}");

    public static readonly Rule BatchUnknown = new("BATCH_UNKNOWN", RuleKind.Unknown, "5.1.4",
        "未知的移交批次", "Unknown batch");

    public static readonly Rule LineUnknown = new("LINE_UNKNOWN", RuleKind.Unknown, "AMB-27",
        "移交清单中没有材料：{0}", "The transfer list does not hold item {0}");

    public static readonly Rule ObligationUnknown = new("OBLIGATION_UNKNOWN", RuleKind.Unknown, "5.2.2",
        "未知的移交义务", "Unknown obligation");

    public static readonly Rule ClauseUnknown = new("CLAUSE_UNKNOWN", RuleKind.Unknown, "AMB-03",
        "条款{0}没有移交期限", "Clause {0} sets no handover deadline");

    public static readonly Rule GiverIsReceiver = new("GIVER_IS_RECEIVER", RuleKind.Rule, "5.1.4",
        "移交方与接收方相同", "Giver and receiver are the same");

    public static readonly Rule NotGiver = new("NOT_GIVER", RuleKind.Forbidden, "5.1.4",
        "只有移交部门{0}的人员可以办理", "Only members of the giving department {0} may do this");

    public static readonly Rule NotReceiver = new("NOT_RECEIVER", RuleKind.Forbidden, "5.1.4",
        "只有接收部门{0}的人员可以验收或退回", "Only members of the receiving department {0} may accept or return");

    public static readonly Rule SelfAcceptanceForbidden = new("SELF_ACCEPTANCE_FORBIDDEN", RuleKind.Forbidden, "5.1.4",
        "提交人、会签人不得验收同一材料", "Who submitted or countersigned a line may not accept it");

    public static readonly Rule RoleUnresolved = new("ROLE_UNRESOLVED", RuleKind.Rule, "4.3",
        "没有部门履行“{0}”的职责，也未指定代行部门", "No department has the duty of '{0}', and none stands in for it");

    public static readonly Rule NotCountersigner = new("NOT_COUNTERSIGNER", RuleKind.Forbidden, "4.3.2",
        "只有履行客户服务中心职责的部门{0}可以会签", "Only members of {0}, which has the duty of customer service, may countersign");

    public static readonly Rule CountersignSelf = new("COUNTERSIGN_SELF_FORBIDDEN", RuleKind.Forbidden, "4.3.2",
        "提交人不得会签自己提交的材料", "Who submitted a line may not countersign it");

    public static readonly Rule CountersignNotDue = new("COUNTERSIGN_NOT_DUE", RuleKind.State, "4.3.2",
        "移交批次{0}没有待会签的材料", "Nothing of batch {0} awaits a countersignature");

    public static readonly Rule CountersignMissing = new("COUNTERSIGN_MISSING", RuleKind.State, "4.3.2",
        "移交批次{0}来自其他公司人员，须先经客户服务中心会签", "Batch {0} comes from another company's people and needs the countersignature of customer service first");

    public static readonly Rule NoRecordsOfficer = new("NO_RECORDS_OFFICER", RuleKind.State, "5.1.6",
        "部门{0}没有在任的档案专管员或代理人，不能移交", "Department {0} has neither a records officer nor a deputy in charge and cannot hand over");

    public static readonly Rule BatchEmpty = new("BATCH_EMPTY", RuleKind.State, "5.1.4",
        "移交批次中没有材料", "The batch holds no items");

    public static readonly Rule BatchFull = new("BATCH_FULL", RuleKind.State, "5.1.4",
        "一个移交批次最多{0}件", "A batch holds at most {0} items");

    public static readonly Rule BatchNotOpen = new("BATCH_NOT_OPEN", RuleKind.State, "AMB-27",
        "移交批次{0}当前状态（{1}）不允许此操作", "Batch {0} is {1} and does not allow this");

    public static readonly Rule BatchAlreadyAccepted = new("BATCH_ALREADY_ACCEPTED", RuleKind.State, "AMB-27",
        "移交批次{0}中的材料已经验收", "Lines of batch {0} are accepted already");

    public static readonly Rule ReturnReasonRequired = new("RETURN_REASON_REQUIRED", RuleKind.Rule, "AMB-27",
        "退回材料必须说明理由", "A returned line needs a reason");

    public static readonly Rule CustodyConflict = new("CUSTODY_CONFLICT", RuleKind.State, "4.2.1",
        "材料{0}不由移交方保管，或已由接收方保管", "Item {0} is not in the giver's custody, or is in the receiver's already");

    public static readonly Rule ItemInOtherBatch = new("ITEM_IN_OTHER_BATCH", RuleKind.State, "5.1.4",
        "材料已在另一个未结束的移交批次中", "The item stands in another open batch");

    public static readonly Rule ItemAlreadyListed = new("ITEM_ALREADY_LISTED", RuleKind.State, "5.1.4",
        "材料{0}已在清单中", "Item {0} is on the list already");

    public static readonly Rule NotCustodian = new("NOT_CUSTODIAN", RuleKind.Forbidden, "4.1",
        "只有主管部门的档案员或负责人可以豁免", "Only an archivist or the head of the custodian department may waive");

    public static readonly Rule ObligationSettled = new("OBLIGATION_SETTLED", RuleKind.State, "AMB-30",
        "移交义务已了结（{0}），无需豁免", "The obligation is settled ({0}); nothing is left to waive");

    public static readonly Rule PartUnknown = new("PART_UNKNOWN", RuleKind.Rule, "AMB-30",
        "该移交义务不要求“{0}”", "The obligation does not ask for '{0}'");

    public static readonly Rule PartNotMissing = new("PART_NOT_MISSING", RuleKind.State, "AMB-30",
        "“{0}”已移交或已豁免", "'{0}' is handed over or waived already");

    public static readonly Rule ReasonRequired = new("REASON_REQUIRED", RuleKind.Rule, "5.1.1b",
        "豁免必须说明理由（不少于4个字）", "A waiver needs a reason of at least 4 characters");

    public static readonly Rule WaiverSelfApproval = new("WAIVER_SELF_APPROVAL", RuleKind.State, "5.1.1b",
        "豁免须由他人批准", "A waiver is approved by somebody else than who enters it");

    public static readonly Rule CalendarMissing = new("CALENDAR_MISSING", RuleKind.State, "AMB-03",
        "缺少{0}年的工作日安排，期限暂定", "The working days of {0} are not published; the answer is provisional");

    public static readonly Rule CalendarInvalid = new("CALENDAR_INVALID", RuleKind.Rule, "AMB-03",
        "{0}年的工作日安排有误：{1}", "The working days of {0} are not acceptable: {2}");

    /// <summary>Refuses a subject that may still arrive from another service (404 with Retry-After).</summary>
    public static RuleBroken MayArrive(Rule rule, params object?[] words) => new(rule, words) { MayArrive = true };
}
