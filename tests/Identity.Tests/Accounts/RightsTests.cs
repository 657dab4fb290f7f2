using System.Net;
using System.Text.Json;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Accounts;

public sealed class RightsTests(Testing.Platform platform) : IdentityTests(platform)
{
    private static readonly string[] Mixed = ["SECURITY_ADMIN", "AUDITOR"];
    private static readonly string[] Unknown = ["EMPEROR"];
    private static readonly string[] Archivist = ["ARCHIVIST"];
    private static readonly string[] Sales = ["SALES"];

    [Fact]
    [Trait("Clause", "4.1")]
    [Trait("Clause", "5.1.5")]
    public async Task The_administrators_are_three_and_each_does_their_own_work()
    {
        var person = await PersonAsync();
        var version = (await SecurityDesk.GetAsync($"people/{person}", Ct)).Require().Version;

        var systemGrants = await SystemDesk.PutAsync($"people/{person}/rights", new { company = People.Company, roles = Archivist }, version, Ct);
        var securityInvites = await SecurityDesk.PostAsync("people", new { id = "somebody", name = "某", company = People.Company }, ct: Ct);
        var auditorLooks = await At(People.Auditor, "identity").GetAsync("people", Ct);
        var mixed = await SecurityDesk.PutAsync($"people/{person}/rights", new { company = People.Company, roles = Mixed }, version, Ct);
        var ownRights = await SecurityDesk.PutAsync($"people/{People.SecurityAdministrator.Id}/rights", new { company = People.Company, roles = Archivist }, 1, Ct);

        Assert.All([systemGrants, securityInvites, auditorLooks], answer => Assert.Equal((HttpStatusCode.Forbidden, "ROLE_REQUIRED"), (answer.Status, answer.Code)));
        Assert.Equal(((HttpStatusCode)422, "ROLES_MIXED"), (mixed.Status, mixed.Code));
        Assert.Equal((HttpStatusCode.Forbidden, "SELF_GRANT"), (ownRights.Status, ownRights.Code));
        Assert.Equal(version, (await SecurityDesk.GetAsync($"people/{person}", Ct)).Require().Version);
    }

    [Fact]
    [Trait("Clause", "2")]
    [Trait("Clause", "4.1")]
    [Trait("Clause", "5.1.5")]
    public async Task Rights_that_make_no_sense_are_refused_and_change_nothing()
    {
        var person = await PersonAsync();
        var before = (await SecurityDesk.GetAsync($"people/{person}", Ct)).Require();

        var role = await SecurityDesk.PutAsync($"people/{person}/rights", new { company = People.Company, roles = Unknown }, before.Version, Ct);
        var clearance = await SecurityDesk.PutAsync($"people/{person}/rights", new { company = People.Company, clearance = "S" }, before.Version, Ct);
        var company = await SecurityDesk.PutAsync($"people/{person}/rights", new { company = "SZ02" }, before.Version, Ct);
        var stale = await SecurityDesk.PutAsync($"people/{person}/rights", new { company = People.Company }, before.Version - 1, Ct);
        var unsaid = await SecurityDesk.PutAsync($"people/{person}/rights", new { company = People.Company }, null, Ct);

        Assert.Equal(["ROLE_UNKNOWN", "CLEARANCE_UNKNOWN", "COMPANY_FOREIGN", "STALE_VERSION", "PRECONDITION_REQUIRED"], [role.Code, clearance.Code, company.Code, stale.Code, unsaid.Code]);
        Assert.Equal(before.Version, (await SecurityDesk.GetAsync($"people/{person}", Ct)).Require().Version);
    }

    [Theory]
    [InlineData("OPERATIONS"), InlineData("AUDITOR"), InlineData("DEVELOPER")]
    [Trait("Abuse", "B6")]
    [Trait("Clause", "5.1.5")]
    public async Task An_administrator_of_a_company_grants_nothing_that_reaches_beyond_it(string role)
    {
        var person = await PersonAsync();
        var before = (await SecurityDesk.GetAsync($"people/{person}", Ct)).Require();
        var (granted, refusals) = (await AuditAsync($"person/{person}", "person.grant"), await AuditAsync($"caller/{People.SecurityAdministrator.Id}", "request.refused"));
        var rights = new { company = People.Company, departments = Sales, roles = new[] { role } };

        var refused = await SecurityDesk.PutAsync($"people/{person}/rights", rights, before.Version, Ct);

        Assert.Equal((HttpStatusCode.Forbidden, "GRANT_EXCEEDS_OWN"), (refused.Status, refused.Code));
        Assert.Equal(before.Text, (await SecurityDesk.GetAsync($"people/{person}", Ct)).Text);
        Assert.Equal(granted, await AuditAsync($"person/{person}", "person.grant"));
        Assert.Equal(refusals + 1, await AuditAsync($"caller/{People.SecurityAdministrator.Id}", "request.refused"));
        (await PlatformDesk.PutAsync($"people/{person}/rights", rights, before.Version, Ct)).Require();
    }

    [Fact]
    public async Task People_of_another_company_are_not_there()
    {
        var foreign = await SecurityDesk.GetAsync($"people/{People.Stranger.Id}", Ct);
        var nobody = await SecurityDesk.GetAsync("people/nobody-at-all", Ct);
        var listed = (await SecurityDesk.GetAsync("people?limit=200", Ct)).Require();

        Assert.Equal((HttpStatusCode.NotFound, "PERSON_UNKNOWN"), (foreign.Status, foreign.Code));
        Assert.Equal((foreign.Status, foreign.Code), (nobody.Status, nobody.Code));
        Assert.DoesNotContain(People.Stranger.Id, listed["items"].EnumerateArray().Select(person => person.GetProperty("id").GetString()));
        Assert.Contains(People.LiMin.Id, listed["items"].EnumerateArray().Select(person => person.GetProperty("id").GetString()));
    }

    [Fact]
    [Trait("Clause", "5.1.6")]
    public async Task A_disabled_person_is_out_at_once_and_everywhere()
    {
        var person = await PersonAsync();
        using var browser = await SignedInAsync(person);
        using var application = NewApplication();
        var tokens = await application.TokensAsync(browser, Ct);
        var announced = await AnnouncedAsync(person);

        (await SystemDesk.PostAsync($"people/{person}/disabling", new { }, ct: Ct)).Require();

        Assert.Equal("invalid_grant", (await application.RefreshAsync(tokens.Refresh, Ct)).Error);
        Assert.Equal(401, (await browser.GetAsync("/account", Ct)).Status);
        using var again = NewBrowser();
        Assert.Equal(401, (await again.SignInAsync(person, Password, Ct)).Status);
        Assert.Equal(announced + 1, await AnnouncedAsync(person));
        Assert.Equal("PERSON_DISABLED", (await SystemDesk.PostAsync($"people/{person}/disabling", new { }, ct: Ct)).Code);
    }

    [Theory]
    [Trait("Abuse", "B2")]
    [InlineData("roles", "[\"SECURITY_ADMIN\"]")]
    [InlineData("clearance", "\"A\"")]
    [InlineData("company", "\"SZ02\"")]
    [InlineData("tenant", "\"SZ02\"")]
    [InlineData("departments", "[\"GMO\"]")]
    public async Task Nobody_gives_themselves_rights_with_their_own_profile(string member, string value)
    {
        var before = (await At(People.ZhouJiu, "identity").GetAsync("me", Ct)).Require();
        var audited = await AuditAsync($"caller/{People.ZhouJiu.Id}", "request.refused");

        var body = JsonSerializer.Deserialize<Dictionary<string, object>>($$"""{"name":"周九","{{member}}":{{value}}}""")!;
        var answer = await At(People.ZhouJiu, "identity").PutAsync("me", body, before.Version, Ct);

        Assert.Equal((HttpStatusCode.BadRequest, "UNKNOWN_PROPERTY"), (answer.Status, answer.Code));
        Assert.Equal(before.Text, (await At(People.ZhouJiu, "identity").GetAsync("me", Ct)).Text);
        Assert.Equal(audited + 1, await AuditAsync($"caller/{People.ZhouJiu.Id}", "request.refused"));
    }

    [Fact]
    public async Task The_demonstration_s_people_are_there_with_their_rights_and_passwords()
    {
        var passwords = EnvFile.Read(new IdentitySettings(Platform.Instance).PasswordsFile);
        using var browser = NewBrowser();
        using var application = NewApplication();

        await browser.SignInAsync(People.ZhaoMin.Id, passwords[People.ZhaoMin.Id], Ct);
        var said = TokenAnswer.Claims((await application.TokensAsync(browser, Ct)).Access);

        Assert.Equal(People.All.Select(person => person.Id).Order(), passwords.Keys.Order());
        Assert.True(IsPrivate(new IdentitySettings(Platform.Instance).PasswordsFile));
        Assert.Equal((People.ZhaoMin.Id, People.ZhaoMin.Name), (said.GetProperty("sub").GetString(), said.GetProperty("name").GetString()));
        Assert.Equal(People.ZhaoMin.Teams, said.GetProperty("team").EnumerateArray().Select(team => team.GetString()!));
    }
}
