using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Starting;

/// <remarks>The other issuer is the platform's own; what speaks to it is a second Identity, by Microsoft's OpenID Connect client.</remarks>
public sealed class ExternalTests(Testing.Platform platform, TrustingIssuer here) : IdentityTests(platform), IClassFixture<TrustingIssuer>
{
    private static readonly string[] Two = ["ARCHIVIST", "REGISTRY"];

    [Fact]
    public async Task Somebody_signs_in_through_another_issuer_with_the_rights_its_claims_map_to()
    {
        var person = await PersonAsync(Two, ["GMO"], clearance: "B");
        using var browser = new Browser(here.Address);
        using var theirs = await SignedInAsync(person);

        var arrived = await ThroughAsync(browser, theirs);
        using var application = new Application(here.Address);
        var said = TokenAnswer.Claims((await application.TokensAsync(browser, Ct)).Access);

        Assert.Equal("/account", arrived.Location);
        Assert.Equal((person, "郑一", People.Company, "B"), (Said("sub"), Said("name"), Said("company"), Said("clearance")));
        Assert.Equal("ARCHIVIST", Assert.Single(said.GetProperty("role").EnumerateArray()).GetString());
        Assert.Equal("GMO", Assert.Single(said.GetProperty("department").EnumerateArray()).GetString());

        string? Said(string claim) => said.GetProperty(claim).GetString();
    }

    [Fact]
    public async Task Another_issuer_takes_over_nobody_who_has_a_password_here()
    {
        using var browser = new Browser(here.Address);
        using var theirs = NewBrowser();
        var passwords = EnvFile.Read(new IdentitySettings(Platform.Instance).PasswordsFile);
        await theirs.SignInAsync(People.SunQi.Id, passwords[People.SunQi.Id], Ct);
        var before = await here.CountAsync("select count(*) from person_login", Ct);

        var arrived = await ThroughAsync(browser, theirs);

        Assert.Equal((401, "EXTERNAL_SIGN_IN_FAILED"), (arrived.Status, arrived.Code));
        Assert.Equal(before, await here.CountAsync("select count(*) from person_login", Ct));
    }

    [Fact]
    [Trait("Abuse", "F8")]
    public async Task A_changed_state_of_the_other_sign_in_is_thrown_away()
    {
        using var browser = new Browser(here.Address);
        using var theirs = await SignedInAsync(await PersonAsync());
        var before = await here.CountAsync("select count(*) from session", Ct);

        var back = await BackAsync(browser, theirs);
        var arrived = await browser.GetAsync(back.Replace("state=CfDJ8", "state=CfDJ9", StringComparison.Ordinal), Ct);

        Assert.Equal((401, "EXTERNAL_SIGN_IN_FAILED"), (arrived.Status, arrived.Code));
        Assert.Equal(before, await here.CountAsync("select count(*) from session", Ct));
    }

    private static async Task<PageAnswer> ThroughAsync(Browser browser, Browser theirs)
    {
        await browser.GetAsync(await BackAsync(browser, theirs), Ct);
        return browser.Last.Location is { } arrival ? await browser.GetAsync(arrival, Ct) : browser.Last;
    }

    /// <summary>Goes to the other issuer and answers where it leads back to.</summary>
    private static async Task<string> BackAsync(Browser browser, Browser theirs)
    {
        await browser.GetAsync("/account/sign-in", Ct);
        var away = await browser.SubmitAsync("/account/external", Ct);
        return (await theirs.GetAsync(away.Location ?? throw new InvalidOperationException($"{away.Status} {away.Body}"), Ct)).Location
            ?? throw new InvalidOperationException($"{theirs.Last.Status} {theirs.Last.Body}");
    }
}
