namespace ArchivePlatform.Stack;

/// <summary>The cast of the demonstration; who they are is said here and nowhere else.</summary>
public static class People
{
    /// <summary>Code of the demonstration company.</summary>
    public const string Company = "SZ01";

    /// <summary>The archivist of the General Manager's Office.</summary>
    public static readonly Person LiMin = Of("limin", "李敏", ["GMO"], [], ["ARCHIVIST"]);

    /// <summary>A second archivist, where four eyes are asked for.</summary>
    public static readonly Person QianYi = Of("qianyi", "钱一", ["GMO"], [], ["ARCHIVIST"]);

    /// <summary>Head of the General Manager's Office.</summary>
    public static readonly Person ChenZong = Of("chenzong", "陈总", ["GMO"], [], ["GMO_HEAD"]) with { Clearance = "A" };

    /// <summary>Keeps companies, projects and properties.</summary>
    public static readonly Person WangQiang = Of("wangqiang", "王强", ["GMO"], [], ["REGISTRY"]);

    /// <summary>Clerk of the project's sales team.</summary>
    public static readonly Person ZhaoMin = Of("zhaomin", "赵敏", ["SALES"], ["SALES_TEAM:YHY"], []);

    /// <summary>Clerk of the client affairs team.</summary>
    public static readonly Person SunQi = Of("sunqi", "孙七", ["SALES"], ["CLIENT_AFFAIRS"], []);

    /// <summary>A second clerk of the client affairs team.</summary>
    public static readonly Person WuShi = Of("wushi", "吴十", ["SALES"], ["CLIENT_AFFAIRS"], []);

    /// <summary>Staff of the engineering department, a stranger to sales material.</summary>
    public static readonly Person ZhouJiu = Of("zhoujiu", "周九", ["ENG"], [], []);

    /// <summary>Looks after queues and traces.</summary>
    public static readonly Person Operator = Of("yunwei", "运维", [], [], ["OPERATIONS"]);

    /// <summary>Reads the audit trail.</summary>
    public static readonly Person Auditor = Of("shenji", "审计", [], [], ["AUDITOR"]);

    /// <summary>Keeps people, stations and programs, and grants nobody anything.</summary>
    public static readonly Person SystemAdministrator = Of("xitong", "系统管理员", [], [], ["SYSTEM_ADMIN"]);

    /// <summary>Grants rights; keeps second factors and keys.</summary>
    public static readonly Person SecurityAdministrator = Of("anquan", "安全管理员", [], [], ["SECURITY_ADMIN"]);

    /// <summary>Archivist and registry of another company, from whom everything here is hidden.</summary>
    public static readonly Person Stranger =
        new("heer", "何二", "SZ02", ["GMO"], [], ["ARCHIVIST", "REGISTRY"]);

    /// <summary>The sales department's own system, which registers in bulk.</summary>
    public static readonly Person SalesSystem =
        Of("xiaoshou", "销售系统", ["SALES"], ["SALES_TEAM:YHY"], []) with { IsMachine = true };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Person> All { get; } =
    [
        LiMin, QianYi, ChenZong, WangQiang, ZhaoMin, SunQi, WuShi, ZhouJiu, Operator, Auditor,
        SystemAdministrator, SecurityAdministrator, Stranger, SalesSystem,
    ];

    /// <summary>The one of that id or name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Person Called(string who) =>
        All.SingleOrDefault(person => person.Id == who || person.Name == who)
        ?? throw new InvalidOperationException($"Nobody is called {who}. There are {string.Join(", ", All.Select(p => $"{p.Id} {p.Name}"))}.");

    private static Person Of(
        string id, string name, IReadOnlyList<string> departments, IReadOnlyList<string> teams, IReadOnlyList<string> roles) =>
        new(id, name, Company, departments, teams, roles);
}
