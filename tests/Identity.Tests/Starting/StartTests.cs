using ArchivePlatform.Stack.SignIn;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Starting;

public sealed class StartTests(Testing.Platform platform) : IdentityTests(platform)
{
    private static Dictionary<string, string> Production(string issuer) => new()
    {
        ["Platform__Profile"] = "Production",
        ["Identity__Issuer"] = issuer,
        ["Identity__Demonstration__PeopleFile"] = "",
        ["Identity__Demonstration__PasswordsFile"] = "",
        ["Identity__Demonstration__ToolsKeyFile"] = "",
    };

    [Fact]
    [Trait("Abuse", "F12")]
    public async Task Production_refuses_what_only_a_demonstration_may_have_and_says_all_of_it()
    {
        await using var issuer = await OtherIssuer.EmptyAsync(Ct);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => issuer.StartAsync(Ct, new Dictionary<string, string>
        {
            ["Platform__Profile"] = "Production",
            ["Identity__SealingKeys__0"] = "c2hvcnQ=",
        }));

        Assert.Contains("Identity:Issuer must be https in production", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Identity:Demonstration is for the Demonstration profile only", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Identity:SealingKeys: are 32 bytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Abuse", "F12")]
    public async Task Production_refuses_a_database_with_people_of_the_demonstration()
    {
        await using var issuer = await OtherIssuer.EmptyAsync(Ct);
        await issuer.StartAsync(Ct);
        await issuer.Process.StopAsync(Ct);
        var people = await issuer.CountAsync("select count(*) from person", Ct);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => issuer.StartAsync(Ct, Production("https://archive.example/")));

        Assert.Contains("people of the demonstration", refused.Message, StringComparison.Ordinal);
        Assert.Equal(people, await issuer.CountAsync("select count(*) from person", Ct));
    }

    [Fact]
    [Trait("Abuse", "F13")]
    public async Task The_first_start_in_production_invites_two_administrators_once()
    {
        await using var issuer = await OtherIssuer.EmptyAsync(Ct);
        var file = issuer.Instance.Path("first-links");
        var settings = new Dictionary<string, string>(Production("https://archive.example/")) { ["Identity__FirstLinksFile"] = file };
        await issuer.StartAsync(Ct, settings);
        var links = (await File.ReadAllLinesAsync(file, Ct)).Select(line => line.Split(": ")).ToDictionary(parts => parts[0], parts => parts[1]);

        Assert.Equal(["security-administrator", "system-administrator"], links.Keys.Order());
        Assert.True(IsPrivate(file));
        Assert.All(links.Values, link => Assert.StartsWith("https://archive.example/account/welcome?code=", link, StringComparison.Ordinal));
        using var browser = new Browser(issuer.Process.Address);
        await TakeAsync(browser, links["system-administrator"]);
        var again = await browser.GetAsync(links["system-administrator"], Ct);
        var system = await browser.SignInAsync("system-administrator", Password, Ct);

        await issuer.Process.StopAsync(Ct);
        File.Delete(file);
        await issuer.StartAsync(Ct, settings);

        Assert.Equal((410, "/account"), (again.Status, system.Location));
        Assert.Contains("__Host-archive-session", browser.Cookies.Keys);
        Assert.Equal(200, (await browser.GetAsync("/account", Ct)).Status);
        Assert.False(File.Exists(file));
        await TakeAsync(browser, links["security-administrator"]);
        Assert.StartsWith("/account/second-factor/set-up", (await browser.SignInAsync("security-administrator", Password, Ct)).Location, StringComparison.Ordinal);
    }

    private static async Task TakeAsync(Browser browser, string link)
    {
        await browser.GetAsync(link, Ct);
        Assert.Equal("/account/sign-in", (await browser.SubmitAsync("/account/welcome", Ct, ("Password", Password), ("Repeated", Password))).Location);
    }
}
