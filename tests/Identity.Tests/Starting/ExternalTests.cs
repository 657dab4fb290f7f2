using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Starting;

/// <remarks>The other issuer is a second Identity with a database of its own; what speaks to it is Microsoft's OpenID Connect client.</remarks>
public sealed class ExternalTests(Testing.Platform platform) : IdentityTests(platform)
{
    private static readonly string[] Two = ["ARCHIVIST", "REGISTRY"];

    [Fact]
    public async Task Somebody_signs_in_through_another_issuer_with_the_rights_its_claims_map_to()
    {
        await using var here = await StartedAsync();
        var person = await PersonAsync(Two, ["GMO"], clearance: "B");
        using var browser = new Browser(here.Process.Address);
        using var theirs = await SignedInAsync(person);

        var arrived = await ThroughAsync(browser, theirs);
        using var application = new Application(here.Process.Address);
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
        await using var here = await StartedAsync();
        using var browser = new Browser(here.Process.Address);
        using var theirs = NewBrowser();
        var passwords = EnvFile.Read(new IdentitySettings(Platform.Instance).PasswordsFile);
        await theirs.SignInAsync(People.SunQi.Id, passwords[People.SunQi.Id], Ct);

        var arrived = await ThroughAsync(browser, theirs);

        Assert.Equal((401, "EXTERNAL_SIGN_IN_FAILED"), (arrived.Status, arrived.Code));
        Assert.Equal(0, await here.CountAsync("select count(*) from person_login", Ct));
    }

    [Fact]
    [Trait("Abuse", "F8")]
    public async Task A_changed_state_of_the_other_sign_in_is_thrown_away()
    {
        await using var here = await StartedAsync();
        using var browser = new Browser(here.Process.Address);
        using var theirs = await SignedInAsync(await PersonAsync());

        var back = await BackAsync(browser, theirs);
        var arrived = await browser.GetAsync(back.Replace("state=CfDJ8", "state=CfDJ9", StringComparison.Ordinal), Ct);

        Assert.Equal((401, "EXTERNAL_SIGN_IN_FAILED"), (arrived.Status, arrived.Code));
        Assert.Equal(0, await here.CountAsync("select count(*) from session", Ct));
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

    /// <summary>A second issuer that trusts the first, which knows it as an application.</summary>
    private async Task<OtherIssuer> StartedAsync()
    {
        var here = await OtherIssuer.EmptyAsync(Ct);
        var callback = new Uri(new Uri(new IdentitySettings(here.Instance).Issuer), "/account/external/callback").AbsoluteUri;
        await Platform.Gateway.StartAsync(ct: Ct);
        var identity = Platform.Services["identity"];
        await identity.StopAsync(ct: Ct);
        await identity.StartAsync(ct: Ct, settings: new Dictionary<string, string>
        {
            ["Identity__Applications__1__Id"] = "partner",
            ["Identity__Applications__1__RedirectUris__0"] = callback,
        });
        await here.StartAsync(Ct, new Dictionary<string, string>
        {
            ["Identity__External__Authority"] = Issuer,
            ["Identity__External__ClientId"] = "partner",
            ["Identity__External__Name"] = "Partner",
            ["Identity__External__CreatesPeople"] = "true",
            ["Identity__External__Claims__name"] = "name",
            ["Identity__External__Claims__company"] = "company",
            ["Identity__External__Claims__department"] = "department",
            ["Identity__External__Claims__role"] = "role",
            ["Identity__External__Claims__clearance"] = "clearance",
            ["Identity__External__Roles__ARCHIVIST"] = "ARCHIVIST",
        });
        return here;
    }
}
