namespace ArchivePlatform.Stack;

/// <summary>The demonstration company as it is registered: its departments, its first policy.</summary>
public static class Company
{
    /// <summary>The request body, in force from <paramref name="effectiveOn"/>.</summary>
    /// <param name="head">Id of the person named as head of the custodian department, if anybody is.</param>
    public static object Body(DateOnly effectiveOn, string code = People.Company, string fonds = "S001", string? head = null) => new
    {
        code,
        name = "深圳市悦海房地产有限公司",
        fondsNo = fonds,
        custodianDepartment = "GMO",
        departments = new object[]
        {
            new { code = "GMO", name = "总经理办公室", head, teams = Array.Empty<object>() },
            Department("SALES", "销售经营部",
                new { code = "SALES_TEAM:YHY", name = "项目销售组", projectCode = (string?)Demonstration.Project },
                new { code = "CLIENT_AFFAIRS", name = "客户事务组", projectCode = (string?)null },
                new { code = "COMMERCIAL", name = "商业组", projectCode = (string?)null }),
            Department("CSC_D", "客户服务中心"),
            Department("LEGAL", "法律室"),
            Department("FINANCE", "财务管理部"),
            Department("ENG", "工程部"),
        },
        policy = new
        {
            effectiveOn,
            changeNote = "首次发布",
            author = People.LiMin.Id,
            reviewer = People.WangQiang.Id,
            approver = People.ChenZong.Id,
            values = new Dictionary<string, string>(),
        },
    };

    private static object Department(string code, string name, params object[] teams) => new { code, name, teams };
}
