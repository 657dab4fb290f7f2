using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Companies;

public sealed class CompanyOverHttpTests(Platform platform) : RegistryTests(platform)
{
    [Fact]
    [Trait("Clause", "0")]
    public async Task A_policy_approved_by_its_author_is_refused_and_one_by_three_is_stored_whole()
    {
        var company = await CompanyAsync();
        var path = $"companies/{company.Id}/policy-revisions";
        var effective = await NextDayAsync(company.Id);

        var refused = await Registry.PostAsync(path, Revision("李敏", effective), ct: Ct);
        var stored = await Registry.PostAsync(path, Revision("陈总", effective), ct: Ct);

        Assert.Equal((HttpStatusCode.Conflict, "POLICY_SELF_APPROVAL", "0"), (refused.Status, refused.Code, refused["clause"].GetString()));
        Assert.Equal(HttpStatusCode.Created, stored.Status);
        Assert.Equal(effective.ToString("yyyy-MM-dd", null), stored["effectiveOn"].GetString());
        Assert.Equal("6", stored["values"].GetProperty("copy.months").GetString());
        Assert.Equal("5", stored["values"].GetProperty("deadline.sales.days").GetString());
        Assert.Equal(1, await CountAsync("kit.audit_entry", "stream = $1 and action = 'policy.revise' and (detail::jsonb->>'revision')::int = $2",
            $"company/{company.Id}", stored["revision"].GetInt32()));
    }

    [Fact]
    [Trait("Clause", "0")]
    public async Task A_past_revision_is_never_edited()
    {
        var company = await CompanyAsync();
        var before = (await Registry.GetAsync($"companies/{company.Id}/policy-revisions/1", Ct)).Require(HttpStatusCode.OK);

        (await Registry.PostAsync($"companies/{company.Id}/policy-revisions", Revision("陈总", await NextDayAsync(company.Id)), ct: Ct)).Require(HttpStatusCode.Created);
        var after = await Registry.GetAsync($"companies/{company.Id}/policy-revisions/1", Ct);

        Assert.Equal(before["values"].GetRawText(), after["values"].GetRawText());
        Assert.Equal(before["changeNote"].GetString(), after["changeNote"].GetString());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Registry.DeleteAsync($"companies/{company.Id}/policy-revisions/1", Ct)).Status);
    }

    [Fact]
    [Trait("Clause", "4.1")]
    public async Task A_second_custodian_is_refused()
    {
        var company = await CompanyAsync();
        var body = new { effectiveOn = Demo.Acts.Today, custodianDepartment = "SALES", departments = new[] { Department("GMO"), Department("SALES") } };

        var refused = await Registry.PostAsync($"companies/{company.Id}/organisation-revisions", body, ct: Ct);

        Assert.Equal((HttpStatusCode.Conflict, "CUSTODIAN_EXISTS", "4.1"), (refused.Status, refused.Code, refused["clause"].GetString()));
        Assert.Equal("GMO", (await Registry.GetAsync($"companies/{company.Id}", Ct))["organisation"].GetProperty("custodianDepartment").GetString());
    }

    [Fact]
    [Trait("Clause", "4.2")]
    public async Task Another_company_reorganises_itself_with_teams_of_its_own()
    {
        var stranger = At(People.Stranger, "dossier");
        var company = await StrangersAsync(stranger);
        var sales = new { code = "SALES", name = "销售部", teams = new[] { new { code = "SALES_TEAM:HJ", name = "花间组", projectCode = "HJ" } } };

        var revision = await stranger.PostAsync(
            $"companies/{company}/organisation-revisions",
            new { effectiveOn = Demo.Acts.Today, custodianDepartment = "GMO", departments = new object[] { Department("GMO"), sales } }, ct: Ct);

        Assert.Equal(HttpStatusCode.Created, revision.Status);
        Assert.Equal("SALES_TEAM:HJ", revision["departments"][1].GetProperty("teams")[0].GetProperty("code").GetString());
    }

    [Fact]
    [Trait("Clause", "2")]
    public async Task A_company_is_hidden_from_another_as_if_unknown()
    {
        var company = await CompanyAsync();
        var stranger = At(People.Stranger, "dossier");

        var hidden = await stranger.GetAsync($"companies/{company.Id}", Ct);
        var unknown = await stranger.GetAsync($"companies/{FreshId()}", Ct);

        Assert.Equal((HttpStatusCode.NotFound, "COMPANY_UNKNOWN"), (hidden.Status, hidden.Code));
        Assert.Equal((hidden.Status, hidden.Code), (unknown.Status, unknown.Code));
        Assert.Equal("COMPANY_UNKNOWN", (await stranger.PostAsync($"companies/{company.Id}/projects", new { code = "HJ", name = "花间" }, ct: Ct)).Code);
    }

    [Fact]
    [Trait("Clause", "2")]
    [Trait("Clause", "4.1")]
    public async Task A_company_is_registered_once_and_by_its_own_people()
    {
        var company = await CompanyAsync();

        var again = await Registry.PostAsync("companies", Company.Body(Demo.Acts.Today), ct: Ct);
        var foreign = await Registry.PostAsync("companies", Company.Body(Demo.Acts.Today, "SZ03"), ct: Ct);
        var member = await ClientAffairs.PostAsync("companies", Company.Body(Demo.Acts.Today), ct: Ct);

        Assert.Equal((HttpStatusCode.Conflict, "COMPANY_EXISTS"), (again.Status, again.Code));
        Assert.EndsWith(company.Id.ToString(), again.Location, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, "COMPANY_FOREIGN"), (foreign.Status, foreign.Code));
        Assert.Equal(HttpStatusCode.Forbidden, member.Status);
    }

    [Fact]
    [Trait("Clause", "0")]
    public async Task A_policy_key_the_regulation_does_not_know_is_refused()
    {
        var company = await CompanyAsync();
        var body = Revision("陈总", await NextDayAsync(company.Id), new() { ["deadline.sale.days"] = 5 });

        var refused = await Registry.PostAsync($"companies/{company.Id}/policy-revisions", body, ct: Ct);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "POLICY_KEY_UNKNOWN"), (refused.Status, refused.Code));
    }

    private async Task<Guid> StrangersAsync(Desk stranger) =>
        (await stranger.PostAsync("companies", Company.Body(Demo.Acts.Today, "SZ02", "S002"), key: "stranger-company", ct: Ct)).Require().Id;

    /// <summary>The first day a further revision may take effect; far enough to leave today's policy as it is.</summary>
    private async Task<DateOnly> NextDayAsync(Guid company)
    {
        var latest = (await Registry.GetAsync($"companies/{company}", Ct))["latestPolicyRevision"].GetInt32();
        var last = (await Registry.GetAsync($"companies/{company}/policy-revisions/{latest}", Ct))["effectiveOn"].GetDateTime();
        var tomorrow = Demo.Acts.Today.AddDays(1);
        return DateOnly.FromDateTime(last) > tomorrow ? DateOnly.FromDateTime(last) : tomorrow;
    }

    private static object Revision(string approver, DateOnly effectiveOn, Dictionary<string, object>? values = null) => new
    {
        effectiveOn,
        changeNote = "缩短复印件期限",
        author = "李敏",
        reviewer = "王强",
        approver,
        values = values ?? new() { ["copy.months"] = 6 },
    };

    private static object Department(string code) => new { code, name = $"部门{code}", teams = Array.Empty<object>() };
}
