namespace ArchivePlatform.ServiceKit.Access;

/// <summary>The duty roles of the regulation (§1): whom a clause means when it names a department or team.</summary>
public static class DutyRole
{
    /// <summary>总经理办公室: the custodian department (clause 4.1).</summary>
    public const string Gmo = "GMO";

    /// <summary>销售经营部 (clause 4.2).</summary>
    public const string Sales = "SALES";

    /// <summary>项目销售组, a team of sales (clause 5.2.1).</summary>
    public const string SalesTeam = "SALES_TEAM";

    /// <summary>客户事务组, a team of sales (clause 4.2.2).</summary>
    public const string ClientAffairs = "CLIENT_AFFAIRS";

    /// <summary>商业组, a team of sales (clause 5.6.1a).</summary>
    public const string Commercial = "COMMERCIAL";

    /// <summary>客户服务中心 of the developer (clause 4.3, AMB-15).</summary>
    public const string CscD = "CSC_D";

    /// <summary>客户服务中心 of the property office (AMB-15).</summary>
    public const string CscP = "CSC_P";

    /// <summary>法律室 (clause 4.4).</summary>
    public const string Legal = "LEGAL";

    /// <summary>财务管理部 (clause 4.5).</summary>
    public const string Finance = "FINANCE";

    /// <summary>品质管理部门 (CS-6.1).</summary>
    public const string QmDept = "QM_DEPT";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Gmo, Sales, SalesTeam, ClientAffairs, Commercial, CscD, CscP, Legal, Finance, QmDept];

    /// <summary>Whether it is the duty of a team of sales.</summary>
    internal static bool IsOfSales(string role) => role is SalesTeam or ClientAffairs or Commercial;
}
