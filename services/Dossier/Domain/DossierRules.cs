using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>Every refusal the Dossier service can give on its own account.</summary>
public static class DossierRules
{
    // Companies, organisation and policy.
    public static readonly Rule CompanyExists = new("COMPANY_EXISTS", RuleKind.State, "4.1", "公司代码“{0}”已登记", "Company code '{0}' is registered already");
    public static readonly Rule CompanyUnknown = new("COMPANY_UNKNOWN", RuleKind.Unknown, "2", "未找到该公司", "The company is unknown");
    public static readonly Rule CompanyForeign = new("COMPANY_FOREIGN", RuleKind.Forbidden, "2", "只能登记本人所属的公司“{0}”", "Only the caller's own company '{0}' may be registered");
    public static readonly Rule CustodianExists = new("CUSTODIAN_EXISTS", RuleKind.State, "4.1", "公司已有客户文档主管部门“{0}”，该部门仍在时不得另设“{1}”", "The company has its custodian department '{0}'; '{1}' cannot become a second one while it exists");
    public static readonly Rule DepartmentUnknown = new("DEPT_UNKNOWN", RuleKind.Unknown, "4.2", "部门“{0}”不在该机构设置中", "Department '{0}' is not in this organisation");
    public static readonly Rule CodeTwice = new("CODE_TWICE", RuleKind.Rule, "4.2", "代码“{0}”重复", "Code '{0}' stands there twice");
    public static readonly Rule PolicySelfApproval = new("POLICY_SELF_APPROVAL", RuleKind.State, "0", "修改人、审核人、批准人必须是三个不同的人", "Author, reviewer and approver must be three different persons");
    public static readonly Rule PolicyKeyUnknown = new("POLICY_KEY_UNKNOWN", RuleKind.Rule, "0", "制度参数“{0}”不存在", "The policy has no key '{0}'");
    public static readonly Rule PolicyValueInvalid = new("POLICY_VALUE_INVALID", RuleKind.Rule, "0", "制度参数“{0}”的值不符合要求", "The value of policy key '{0}' is not acceptable");
    public static readonly Rule RevisionRetroactive = new("REVISION_RETROACTIVE", RuleKind.Rule, "0", "生效日期不得早于上一修订的{0}", "A revision cannot take effect before the previous one did, on {0}");

    // Duties and trust.
    public static readonly Rule RoleUnknown = new("ROLE_UNKNOWN", RuleKind.Rule, "4.3", "职责角色“{0}”不存在", "There is no duty role '{0}'");
    public static readonly Rule RoleUnresolved = new("ROLE_UNRESOLVED", RuleKind.Rule, "4.3", "{1}当日没有部门履行“{0}”的职责，也未指定代行部门", "On {1} no department has the duty of '{0}', and none stands in for it");
    public static readonly Rule DelegationOverlap = new("DELEGATION_OVERLAP", RuleKind.Rule, "4.3", "“{0}”的职责在同一天只能由一个部门代行", "On one day only one department stands in for '{0}'");
    public static readonly Rule TermOrder = new("TERM_ORDER", RuleKind.Rule, "4.4", "末日{0}早于首日{1}", "The last day {0} lies before the first, {1}");
    public static readonly Rule TrustOwn = new("TRUST_OF_OWN_COMPANY", RuleKind.Rule, "AMB-33", "“{0}”即本公司，无需信任", "'{0}' is the company itself and needs no trust");
    public static readonly Rule TrustOverlap = new("TRUST_OVERLAP", RuleKind.Rule, "AMB-33", "公司“{0}”的人员在同一天只能列于一个部门", "On one day people of '{0}' stand in one department only");
    public static readonly Rule TrustInDuty = new("TRUST_IN_DUTY", RuleKind.Rule, "4.3.2", "“{0}”负有本公司职责，其他公司人员不得列于该部门", "'{0}' has a duty of this company; people of another one cannot stand in it");

    // Projects and properties.
    public static readonly Rule ProjectExists = new("PROJECT_EXISTS", RuleKind.State, "2", "项目代码“{0}”已登记", "Project code '{0}' is registered already");
    public static readonly Rule ProjectUnknown = new("PROJECT_UNKNOWN", RuleKind.Unknown, "2", "未找到该项目", "The project is unknown");
    public static readonly Rule PropertyExists = new("PROPERTY_EXISTS", RuleKind.State, "5.1.2", "房号“{0}”已登记", "Property code '{0}' is registered already");
    public static readonly Rule PropertyUnknown = new("PROPERTY_UNKNOWN", RuleKind.Unknown, "5.1.2", "未找到该房产", "The property is unknown");
    public static readonly Rule UsageUnknown = new("USAGE_UNKNOWN", RuleKind.Rule, "2", "房产用途“{0}”不存在，应为RESIDENTIAL或SHOP", "Usage '{0}' is unknown; it is RESIDENTIAL or SHOP");
    public static readonly Rule NumberFormat = new("NUMBER_FORMAT", RuleKind.Rule, "5.10.1", "房号“{0}”不符合公司统一的编号形式", "Property code '{0}' does not follow the company's uniform form");
    public static readonly Rule PropertyCodeNumbered = new("PROPERTY_CODE_NUMBERED", RuleKind.Rule, "AMB-01", "房号“{0}”已编入档号“{1}”，不得再用于其他房产", "Property code '{0}' is part of number '{1}' and is never given to another property");

    // Dossiers and numbers.
    public static readonly Rule DossierExists = new("DOSSIER_EXISTS", RuleKind.State, "5.1.2", "一户一档：该房产已建档（{0}）", "One property, one dossier: it exists already ({0})");
    public static readonly Rule DossierUnknown = new("DOSSIER_UNKNOWN", RuleKind.Unknown, "5.1.2", "未找到该档案", "The dossier is unknown");
    public static readonly Rule NotCustodian = new("NOT_CUSTODIAN", RuleKind.Forbidden, "4.1", "只有主管部门“{0}”的档案员可以编号和整理", "Only archivists of the custodian department '{0}' number and arrange");
    public static readonly Rule NotResponsible = new("DEPT_NOT_RESPONSIBLE", RuleKind.Forbidden, "5.3.1", "只有客户事务组或主管部门的档案员可以建档", "Only the client-affairs group or an archivist of the custodian department opens a dossier");
    public static readonly Rule DossierNumbered = new("DOSSIER_ALREADY_NUMBERED", RuleKind.State, "5.3.1", "该档案已正式编号：{0}", "The dossier has its number already: {0}");
    public static readonly Rule DossierNotNumbered = new("DOSSIER_NOT_NUMBERED", RuleKind.State, "5.10", "档案尚未正式编号，不能整理", "The dossier has no number yet and cannot be arranged");
    public static readonly Rule NothingAccepted = new("NOTHING_ACCEPTED", RuleKind.State, "5.3.1", "主管部门“{0}”尚未接收该户任何资料，不能正式编号", "The custodian department '{0}' has accepted nothing for this property yet");
    public static readonly Rule NumberTaken = new("NUMBER_TAKEN", RuleKind.State, "5.10.1", "档号“{0}”已被使用，不得重复", "Number '{0}' is taken and never used again");
    public static readonly Rule SeriesExhausted = new("SERIES_EXHAUSTED", RuleKind.State, "5.10.1", "“{0}”的件号已用完{1}位", "The item numbers under '{0}' have used up their {1} digits");

    // Secrecy.
    public static readonly Rule LevelUnknown = new("LEVEL_UNKNOWN", RuleKind.Rule, "5.1.5", "密级“{0}”不存在，应为A、B或C", "Level '{0}' is unknown; it is A, B or C");
    public static readonly Rule LevelUnchanged = new("LEVEL_UNCHANGED", RuleKind.State, "5.1.5", "该档案的密级已是“{0}”", "The dossier's level is '{0}' already");
    public static readonly Rule LevelChangeOpen = new("LEVEL_CHANGE_OPEN", RuleKind.State, "5.1.5", "改为“{0}”级的申请尚未决定", "A change to level '{0}' is still undecided");
    public static readonly Rule LevelDecided = new("LEVEL_DECIDED", RuleKind.State, "5.1.5", "该申请已有决定", "The proposal is decided already");
    public static readonly Rule LevelProposalUnknown = new("LEVEL_PROPOSAL_UNKNOWN", RuleKind.Unknown, "5.1.5", "未找到该密级申请", "The proposal is unknown");
    public static readonly Rule SecondApprovalMissing = new("SECOND_APPROVAL_MISSING", RuleKind.State, "5.1.5", "密级由经办部门与“{0}”共同确定，须由另一部门的另一人决定", "The level is decided jointly by the handling department and '{0}': another person of the other department must agree");
    public static readonly Rule SecrecyChangeForbidden = new("SECRECY_CHANGE_FORBIDDEN", RuleKind.Forbidden, "5.1.5", "您的岗位无权提出或决定密级", "Your role neither proposes nor decides on a level");

    // Arrangement.
    public static readonly Rule GroupUnknown = new("GROUP_UNKNOWN", RuleKind.Rule, "5.10.2", "属类“{0}”不存在或未启用", "Group '{0}' does not exist or is not in use");
    public static readonly Rule GroupMismatch = new("GROUP_MISMATCH", RuleKind.Rule, "5.10.2", "属类“{0}”不收归入“{1}”的资料", "Group '{0}' does not take material that leads to '{1}'");
    public static readonly Rule UsageMismatch = new("USAGE_MISMATCH", RuleKind.Rule, "5.10.2d", "出租期资料仅用于商铺", "Lease-period material exists for shops only");
    public static readonly Rule ItemNotInPool = new("ITEM_NOT_IN_POOL", RuleKind.Unknown, "5.1.4", "该户已接收资料中没有此件", "The item is not among the accepted material of this dossier");
    public static readonly Rule ItemNotHeld = new("ITEM_NOT_IN_CUSTODY", RuleKind.State, "5.1.4", "此件仍由“{0}”保管，尚未移交主管部门", "The item is still held by '{0}' and has not reached the custodian department");
    public static readonly Rule ItemFiled = new("ITEM_ALREADY_FILED", RuleKind.State, "5.10.2", "此件已归入：{0}", "The item has its place already: {0}");
    public static readonly Rule VolumeUnknown = new("VOLUME_UNKNOWN", RuleKind.Unknown, "5.10.2a", "卷册“{0}”不存在", "Volume '{0}' does not exist");
    public static readonly Rule VolumeBound = new("VOLUME_BOUND", RuleKind.Locked, "5.10.2a", "卷册“{0}”已装订，补充资料请归入新的补充卷", "Volume '{0}' is bound; additions go to a supplementary volume");
    public static readonly Rule VolumeLooseLeaf = new("VOLUME_LOOSE_LEAF", RuleKind.State, "5.10.2b", "属类“{0}”为活页形式，不装订", "Group '{0}' is kept loose-leaf and is not bound");
    public static readonly Rule GroupARequired = new("GROUP_A_REQUIRED", RuleKind.State, "5.10.2a", "缺少必备属类：{0}", "A mandatory group is missing: {0}");
    public static readonly Rule DossierArranged = new("DOSSIER_ALREADY_ARRANGED", RuleKind.State, "5.10", "该档案已整理完毕", "The dossier is arranged already");

    // Mergers.
    public static readonly Rule MergerUnknown = new("MERGER_UNKNOWN", RuleKind.Unknown, "AMB-23", "未找到该合并申请", "The merger is unknown");
    public static readonly Rule MergerTooSmall = new("MERGER_TOO_SMALL", RuleKind.Rule, "AMB-23", "合并至少涉及两户档案", "A merger takes two dossiers or more");
    public static readonly Rule MergerIntoItself = new("MERGER_INTO_ITSELF", RuleKind.Rule, "AMB-23", "合并后的房产不得是被合并的房产之一", "The successor property is one of those that are merged");
    public static readonly Rule DossierHeld = new("DOSSIER_HELD", RuleKind.State, "AMB-23", "该档案正在办理合并", "The dossier is being merged");
    public static readonly Rule DossierFrozen = new("DOSSIER_FROZEN", RuleKind.Locked, "AMB-23", "该档案已合并，不再变更", "The dossier was merged into another and is frozen");
    public static readonly Rule OnLoan = new("ON_LOAN", RuleKind.State, "5.6.1c", "卷册“{0}”已借出，归还后方可合并", "Volume '{0}' is on loan; it must be back before a merger");

    // Retention.
    public static readonly Rule DeleteNotAllowed = new("DELETE_NOT_ALLOWED", RuleKind.Never, "5.12.1", "客户资料永久保存，不予删除", "Customer material is kept permanently and never deleted");
}
