using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Npgsql;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Companies;

public sealed class DutiesOverHttpTests(Platform platform) : RegistryTests(platform)
{
    private static int companies;

    private readonly string code = $"D{Interlocked.Increment(ref companies):000}";

    private Desk Keeper => At(Of("keeper", ["GMO"], [], "REGISTRY"), "dossier");

    [Fact]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.4")]
    public async Task A_company_without_customer_service_says_who_stands_in_for_it_from_which_day()
    {
        var company = await CompanyAsync(new { role = "CSC_D", department = "ADMIN", from = "2026-01-01" }, new { role = "LEGAL", department = "GMO", from = "2026-01-01" });

        var before = await Keeper.GetAsync($"companies/{company.Id}/roles/CSC_D?on=2025-12-31", Ct);
        var after = await Keeper.GetAsync($"companies/{company.Id}/roles/CSC_D?on=2026-01-01", Ct);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "ROLE_UNRESOLVED", "4.3"), (before.Status, before.Code, before["clause"].GetString()));
        Assert.Contains("2025-12-31", before["detail"].GetString(), StringComparison.Ordinal);
        Assert.Equal("ADMIN", after.Require(HttpStatusCode.OK)["department"].GetString());
        Assert.Equal("GMO", (await Keeper.GetAsync($"companies/{company.Id}/roles/LEGAL", Ct))["department"].GetString());
        Assert.Equal("ROLE_UNRESOLVED", (await Keeper.GetAsync($"companies/{company.Id}/roles/LEGAL?on=2025-12-31", Ct)).Code);
        Assert.Equal("ROLE_UNKNOWN", (await Keeper.GetAsync($"companies/{company.Id}/roles/CSC", Ct)).Code);
        Assert.Equal("COMPANY_UNKNOWN", (await Registry.GetAsync($"companies/{company.Id}/roles", Ct)).Code);
    }

    [Fact]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.2")]
    public async Task One_read_shows_who_has_each_duty_on_a_day()
    {
        var company = await CompanyAsync(new { role = "CSC_D", department = "ADMIN", from = "2026-01-01", until = "2026-06-30" });

        var roles = (await Keeper.GetAsync($"companies/{company.Id}/roles?on=2026-06-30", Ct)).Require(HttpStatusCode.OK)["roles"].EnumerateArray()
            .ToDictionary(role => role.GetProperty("role").GetString()!, role => (role.GetProperty("department").GetString(), role.GetProperty("team").GetString(), role.GetProperty("code").GetString()));

        Assert.Equal(("GMO", null, null), roles["GMO"]);
        Assert.Equal(("ADMIN", null, null), roles["CSC_D"]);
        Assert.Equal(("SALES", "CLIENT_AFFAIRS", null), roles["CLIENT_AFFAIRS"]);
        Assert.Equal((null, null, "ROLE_UNRESOLVED"), roles["LEGAL"]);
    }

    [Fact]
    [Trait("Clause", "4.2")]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.4")]
    [Trait("Clause", "AMB-33")]
    public async Task A_revision_names_heads_duties_and_trusts_whole_and_announces_them()
    {
        var company = await CompanyAsync();
        var body = Organisation(
            [new { role = "CSC_D", department = "ADMIN", from = "2026-01-01" }],
            [new { companyCode = "PM01", department = "PM_CO", from = "2026-01-01", until = "2026-12-31" }]);

        var revision = (await Keeper.PostAsync($"companies/{company.Id}/organisation-revisions", body, ct: Ct)).Require(HttpStatusCode.Created);
        var read = await Keeper.GetAsync($"companies/{company.Id}/organisation-revisions/2", Ct);

        Assert.Equal("zongban", read["departments"][0].GetProperty("head").GetString());
        Assert.Equal(("CSC_D", "PM01"), (read["delegations"][0].GetProperty("role").GetString(), read["trusts"][0].GetProperty("companyCode").GetString()));
        Assert.Equal(read.Text, revision.Text);
        await Eventually.Holds("the revision is announced with its heads, duties and trusts", async () => await CountAsync(
            "kit.journal", "type like '%:OrganisationRevised' and convert_from(body, 'UTF8') like $1 and convert_from(body, 'UTF8') like $2",
            $"%{company.Id}%", """%"head":"zongban"%"delegations":[{"role":"CSC_D"%"trusts":[{"companyCode":"PM01"%""") == 1, ct: Ct);
    }

    [Fact]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.4")]
    [Trait("Clause", "4.3.2")]
    public async Task A_revision_that_gives_a_duty_twice_or_trusts_amiss_is_refused_and_leaves_nothing()
    {
        var company = await CompanyAsync();
        var path = $"companies/{company.Id}/organisation-revisions";
        var legal = new { role = "LEGAL", department = "ADMIN", from = "2026-01-01" };

        Assert.Equal("DELEGATION_OVERLAP", (await Keeper.PostAsync(path, Organisation([legal, legal], []), ct: Ct)).Code);
        Assert.Equal("TERM_ORDER", (await Keeper.PostAsync(path, Organisation([new { role = "LEGAL", department = "ADMIN", from = "2026-01-02", until = "2026-01-01" }], []), ct: Ct)).Code);
        Assert.Equal("TRUST_IN_DUTY", (await Keeper.PostAsync(path, Organisation([], [new { companyCode = "PM01", department = "GMO", from = "2026-01-01" }]), ct: Ct)).Code);

        Assert.Equal(1, await CountAsync("organisation_revision", "company_id = $1", company.Id));
    }

    [Fact]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "5.3.1")]
    public async Task Whoever_performs_the_duty_of_client_affairs_opens_dossiers_and_nobody_else()
    {
        var company = await CompanyAsync(new { role = "CLIENT_AFFAIRS", department = "ADMIN", from = "2026-01-01" });
        var project = (await Keeper.PostAsync($"companies/{company.Id}/projects", new { code = "YHY", name = "悦海园" }, ct: Ct)).Require();
        var home = (await Keeper.PostAsync($"projects/{project.Id}/properties", new { propertyCode = FreshCode(), label = "悦海园77栋", usage = "RESIDENTIAL" }, ct: Ct)).Require();

        var team = await At(Of("team", ["SALES"], ["CLIENT_AFFAIRS"]), "dossier").PostAsync("dossiers", new { propertyId = home.Id }, ct: Ct);
        var opened = await At(Of("clerk", ["ADMIN"], []), "dossier").PostAsync("dossiers", new { propertyId = home.Id }, ct: Ct);

        Assert.Equal((HttpStatusCode.Forbidden, "DEPT_NOT_RESPONSIBLE"), (team.Status, team.Code));
        Assert.Equal(HttpStatusCode.Created, opened.Status);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task The_named_head_of_the_custodian_speaks_for_it_where_a_mere_member_does_not()
    {
        var company = await CompanyAsync();
        (await Keeper.PostAsync($"companies/{company.Id}/organisation-revisions", Organisation([], []), ct: Ct)).Require();
        var project = (await Keeper.PostAsync($"companies/{company.Id}/projects", new { code = "YHY", name = "悦海园" }, ct: Ct)).Require();
        var home = (await Keeper.PostAsync($"projects/{project.Id}/properties", new { propertyCode = FreshCode(), label = "悦海园77栋", usage = "RESIDENTIAL" }, ct: Ct)).Require();
        var clerk = At(Of("clerk", ["SALES"], ["CLIENT_AFFAIRS"]), "dossier");
        var dossier = (await clerk.PostAsync("dossiers", new { propertyId = home.Id }, ct: Ct)).Require();
        var asked = (await clerk.PostAsync($"dossiers/{dossier.Id}/level-proposals", new { level = "B", reason = "客户要求保密" }, dossier.Version, ct: Ct)).Require();

        var member = await ConfirmAsync(Of("member", ["GMO"], []) with { Clearance = "A" }, asked);
        var head = await ConfirmAsync(Of("member", ["GMO"], []) with { Id = "zongban", Clearance = "A" }, asked);

        Assert.Equal("SECRECY_CHANGE_FORBIDDEN", member.Code);
        Assert.Equal("B", head.Require()["securityLevel"].GetString());
    }

    [Fact]
    [Trait("Clause", "4.3")]
    public async Task A_revision_of_the_last_release_has_no_heads_no_delegations_and_no_trusts()
    {
        var company = await CompanyAsync();
        await using var old = Platform.Database("dossier").CreateCommand("""
            insert into organisation_revision (company_id, revision, effective_on, custodian_department, departments)
            values ($1, 2, '2026-01-01', 'GMO', '[{"code":"GMO","name":"总经理办公室","teams":[]},{"code":"LEGAL","name":"法律室","teams":null}]')
            """);
        old.Parameters.Add(new NpgsqlParameter { Value = company.Id });
        await old.ExecuteNonQueryAsync(Ct);

        var read = (await Keeper.GetAsync($"companies/{company.Id}/organisation-revisions/2", Ct)).Require(HttpStatusCode.OK);

        Assert.Equal((0, 0), (read["delegations"].GetArrayLength(), read["trusts"].GetArrayLength()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, read["departments"][0].GetProperty("head").ValueKind);
        Assert.Equal("LEGAL", (await Keeper.GetAsync($"companies/{company.Id}/roles/LEGAL", Ct))["department"].GetString());
    }

    private Task<Answer> ConfirmAsync(Person by, Answer asked) => At(by, "dossier").PostAsync(
        $"dossiers/{asked.Id}/level-proposals/{asked["proposal"].GetProperty("id")}/confirmation", new { }, asked.Version, ct: Ct);

    private async Task<Answer> CompanyAsync(params object[] delegations) => (await Keeper.PostAsync("companies", new
    {
        code,
        name = "没有客服中心的公司",
        fondsNo = "S002",
        custodianDepartment = "GMO",
        departments = Departments(null),
        delegations,
        policy = new { effectiveOn = Demo.Acts.Today, changeNote = "首次发布", author = "李敏", reviewer = "王强", approver = "陈总", values = new { } },
    }, ct: Ct)).Require(HttpStatusCode.Created);

    private object Organisation(object[] delegations, object[] trusts) =>
        new { effectiveOn = Demo.Acts.Today, custodianDepartment = "GMO", departments = Departments("zongban"), delegations, trusts };

    private static object[] Departments(string? head) =>
    [
        new { code = "GMO", name = "总经理办公室", head, teams = Array.Empty<object>() },
        new { code = "SALES", name = "销售经营部", teams = new[] { new { code = "CLIENT_AFFAIRS", name = "客户事务组" } } },
        new { code = "ADMIN", name = "综合部" },
        new { code = "PM_CO", name = "物业公司" },
    ];

    private Person Of(string id, string[] departments, string[] teams, params string[] roles) => new($"{id}-{code}", id, code, departments, teams, roles);
}
