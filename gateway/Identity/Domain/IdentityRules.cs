using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Identities.Domain;

/// <summary>Every refusal Identity can give on its own account.</summary>
public static class IdentityRules
{
    // People and programs.
    public static readonly Rule PersonUnknown = new("PERSON_UNKNOWN", RuleKind.Unknown, "5.1.6", "未找到该人员", "The person is unknown");
    public static readonly Rule PersonExists = new("PERSON_EXISTS", RuleKind.State, "5.1.6", "编号“{0}”已被使用，且永不再用", "Id '{0}' is taken and never given again");
    public static readonly Rule PersonDisabled = new("PERSON_DISABLED", RuleKind.State, "5.1.6", "“{0}”已停用", "'{0}' is disabled");
    public static readonly Rule PersonEnabled = new("PERSON_NOT_DISABLED", RuleKind.State, "5.1.6", "“{0}”并未停用", "'{0}' is not disabled");
    public static readonly Rule PersonSignedUp = new("PERSON_SIGNED_UP", RuleKind.State, "5.1.6", "“{0}”已设置密码，请使用重置链接", "'{0}' has a password already; a reset link is what they need");
    public static readonly Rule ClientUnknown = new("CLIENT_UNKNOWN", RuleKind.Unknown, "5.1.6", "未找到该客户端", "The program or station is unknown");
    public static readonly Rule ClientKind = new("CLIENT_KIND", RuleKind.State, "5.1.6", "“{0}”尚未登记完成", "'{0}' is not enrolled yet");

    // Rights.
    public static readonly Rule RoleUnknown = new("ROLE_UNKNOWN", RuleKind.Rule, "4.1", "角色“{0}”不存在", "Role '{0}' does not exist");
    public static readonly Rule RolesMixed = new("ROLES_MIXED", RuleKind.Rule, "4.1", "系统管理员、安全管理员、审计管理员不得由同一人兼任", "System, security and audit administrator are three different persons");
    public static readonly Rule MachineRole = new("ROLE_NOT_FOR_MACHINES", RuleKind.Rule, "4.1", "程序和扫描站不得担任管理员", "A program or station is no administrator");
    public static readonly Rule ClearanceUnknown = new("CLEARANCE_UNKNOWN", RuleKind.Rule, "5.1.5", "密级“{0}”不存在，应为A、B或C", "Clearance '{0}' does not exist; it is A, B or C");
    public static readonly Rule SelfGrant = new("SELF_GRANT", RuleKind.Forbidden, "5.1.5", "不得变更本人的权限", "Nobody changes their own rights");
    public static readonly Rule GrantExceedsOwn = new("GRANT_EXCEEDS_OWN", RuleKind.Forbidden, "5.1.5", "不得授予超出本人权限的“{0}”", "'{0}' reaches further than the caller's own rights and is not theirs to grant");
    public static readonly Rule CompanyForeign = new("COMPANY_FOREIGN", RuleKind.Forbidden, "2", "只能管理本公司“{0}”的人员", "Only people of the caller's own company '{0}' are managed");

    // Keys.
    public static readonly Rule KeyUnknown = new("KEY_UNKNOWN", RuleKind.Unknown, "5.1.6", "未找到该密钥", "The key is unknown");
    public static readonly Rule KeyLast = new("KEY_LAST", RuleKind.State, "5.1.6", "请先轮换：这是唯一可用的签名密钥", "Rotate first: it is the only key that signs");
}
