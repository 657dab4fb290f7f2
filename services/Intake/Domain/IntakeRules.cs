using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>Every refusal Intake can give beyond those of form; the code is stable, the clause says where it comes from.</summary>
internal static class IntakeRules
{
    public static readonly Rule SubjectMissing = new("SUBJECT_MISSING", RuleKind.Rule, "1", "资料必须指明具体房产。", "The material must name a property.");
    public static readonly Rule CarrierUnknown = new("CARRIER_UNKNOWN", RuleKind.Rule, "2", "载体“{0}”不在列表中。", "Carrier '{0}' is not on the list.");
    public static readonly Rule PropertyUnknown = new("PROPERTY_UNKNOWN", RuleKind.Unknown, "2", "未找到房产{0}。", "Property {0} is not known.");
    public static readonly Rule CategoryUnknown = new("CATEGORY_UNKNOWN", RuleKind.Rule, "3.1", "资料类别“{0}”不在列表中。", "Category '{0}' is not on the list.");
    public static readonly Rule SubtypeNotInCategory = new("SUBTYPE_NOT_IN_CATEGORY", RuleKind.Rule, "3.1", "“{0}”不属于类别{1}。", "'{0}' is not a subtype of {1}.");
    public static readonly Rule ParentContractMissing = new("PARENT_CONTRACT_MISSING", RuleKind.Rule, "3.2", "补充协议必须注明主合同编号。", "A supplement must name its main contract.");
    public static readonly Rule DeliveryProofIncomplete = new("DELIVERY_PROOF_INCOMPLETE", RuleKind.Rule, "3.3", "送达证明缺少：{0}。", "The proof of delivery lacks: {0}.");
    public static readonly Rule MandateTypeClosed = new("MANDATE_TYPE_CLOSED", RuleKind.Rule, "3.3", "委托类型{0}仅保留为历史值，不再用于新资料。", "Mandate type {0} is kept for historic material only.");
    public static readonly Rule DateOrder = new("DATE_ORDER", RuleKind.Rule, "3.4", "日期{0}早于{1}。", "The date {0} lies before {1}.");
    public static readonly Rule ReasonRequired = new("REASON_REQUIRED", RuleKind.Rule, "3.9", "必须说明理由（不少于4个字）。", "A reason of at least 4 characters is required.");
    public static readonly Rule CompanyUnknown = new("COMPANY_UNKNOWN", RuleKind.Unknown, "2", "未找到公司{0}。", "Company {0} is not known.");
    public static readonly Rule DeptUnknown = new("DEPT_UNKNOWN", RuleKind.Unknown, "4.2", "未找到部门或小组“{0}”。", "Department or team '{0}' is not known.");
    public static readonly Rule DeptNotResponsible = new("DEPT_NOT_RESPONSIBLE", RuleKind.Forbidden, "4.2.2", "{0}不负责{1}的资料。", "{0} is not responsible for the material of {1}.");
    public static readonly Rule RoleUnresolved = new("ROLE_UNRESOLVED", RuleKind.Rule, "4.3", "没有部门履行“{0}”的职责，也未指定代行部门。", "No department has the duty of '{0}', and none stands in for it.");
    public static readonly Rule ChecklistEmpty = new("CHECKLIST_EMPTY", RuleKind.Rule, "4.2.3", "入伙手续清单没有任何条目。", "The move-in checklist has no line.");
    public static readonly Rule FinanceItemNotAccepted = new("FINANCE_ITEM_NOT_ACCEPTED", RuleKind.State, "4.5.1", "财务凭证按会计档案管理，请改为登记凭证索引。", "Finance vouchers stay with Finance; add a reference instead.");
    public static readonly Rule PhoneForm = new("PHONE_FORM", RuleKind.Rule, "5.1.1a", "电话号码应为手机号码、带区号的固定电话或带国家代码的号码。", "A phone number is a mobile number, a landline with its area code, or one with its country code.");
    public static readonly Rule BankAccountForm = new("BANK_ACCOUNT_FORM", RuleKind.Rule, "5.1.1a", "银行账号应为8至30位数字。", "A bank account has 8 to 30 digits.");
    public static readonly Rule LevelUnknown = new("LEVEL_UNKNOWN", RuleKind.Rule, "5.1.5", "密级“{0}”不存在，应为A、B或C。", "Level '{0}' is unknown; it is A, B or C.");
    public static readonly Rule PersonalCustody = new("PERSONAL_CUSTODY", RuleKind.Rule, "5.1.6", "资料以部门为单位保管，不得由“{0}”保管。", "Material is held by its department, never by '{0}'.");
    public static readonly Rule OfficerExists = new("OFFICER_EXISTS", RuleKind.State, "5.1.6", "该部门在此期间已有专人：{0}。", "The department already has a records officer in that time: {0}.");
    public static readonly Rule OfficerTermOrder = new("TERM_ORDER", RuleKind.Rule, "5.1.6", "任期末日{0}早于首日{1}。", "The last day {0} lies before the first, {1}.");
    public static readonly Rule DeputyOutsideTerm = new("DEPUTY_OUTSIDE_TERM", RuleKind.Rule, "5.1.6", "代理期间须在任期之内。", "The deputy's days lie inside the term.");
    public static readonly Rule OfficerUnknown = new("OFFICER_UNKNOWN", RuleKind.Unknown, "5.1.6", "未找到该专人任命。", "The appointment is not known.");
    public static readonly Rule ApprovalFields = new("APPROVAL_FIELDS", RuleKind.Rule, "5.2.1", "审批资料缺少：{0}。", "The approval lacks: {0}.");
    public static readonly Rule PurposeRequired = new("PURPOSE_REQUIRED", RuleKind.Rule, "5.2.1", "查看完整号码必须说明用途，应为以下之一：{0}。", "Whole numbers are shown for a purpose only, one of: {0}.");
    public static readonly Rule UnmaskingForbidden = new("UNMASKING_FORBIDDEN", RuleKind.Forbidden, "5.2.1", "{0}无权查看完整号码。", "{0} may not see whole numbers.");
    public static readonly Rule NumberUnreadable = new("NUMBER_UNREADABLE", RuleKind.State, "5.2.1", "该号码无法解密，请通知运维。", "The number does not open; tell operations.");
    public static readonly Rule SubscriptionNotSigned = new("SUBSCRIPTION_NOT_SIGNED", RuleKind.State, "5.2.2", "尚未登记认购签署日期，无需更正。", "No subscription has been recorded that could be corrected.");
    public static readonly Rule MilestoneDateDiffers = new("MILESTONE_DATE_DIFFERS", RuleKind.State, "AMB-30", "已登记的日期为{0}，与{1}不同，须更正并说明理由。", "The recorded date is {0}, not {1}; a correction with a reason is needed.");
    public static readonly Rule CancelledBeforeSigned = new("CANCELLED_BEFORE_SIGNED", RuleKind.Rule, "AMB-04", "取消日期{0}早于签署日期{1}。", "The cancellation of {0} lies before the signing of {1}.");
    public static readonly Rule SaleNoExists = new("SALE_NO_EXISTS", RuleKind.State, "AMB-29", "销售编号{0}已被使用。", "Sale number {0} is taken.");
    public static readonly Rule SaleUnknown = new("SALE_UNKNOWN", RuleKind.Unknown, "AMB-29", "未找到该笔销售。", "The sale is not known.");
    public static readonly Rule SaleOfOtherProperty = new("SALE_OF_OTHER_PROPERTY", RuleKind.Rule, "AMB-29", "该笔销售属于另一房产。", "The sale belongs to another property.");
    public static readonly Rule ItemUnknown = new("ITEM_UNKNOWN", RuleKind.Unknown, "5.9", "未找到该件资料。", "The item is not known.");
    public static readonly Rule NothingMissing = new("NOTHING_MISSING", RuleKind.State, "5.1.1b", "该件资料没有缺项。", "Nothing is missing from the item.");

    /// <summary>The refusal of a subject that a message may still bring: the answer invites another try.</summary>
    public static RuleBroken MayArrive(Rule rule, params object?[] words) => new(rule, words) { MayArrive = true };
}
