using System.Text.RegularExpressions;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Doors;

public sealed partial class SecondFactorTests(Testing.Platform platform) : IdentityTests(platform)
{
    [Theory]
    [InlineData("GMO_HEAD")]
    [InlineData("SECURITY_ADMIN")]
    [InlineData("OPERATIONS")]
    public async Task Who_holds_such_a_role_gets_in_only_with_a_second_factor(string role)
    {
        var person = await PersonAsync([role]);
        using var browser = NewBrowser();

        var afterPassword = await browser.SignInAsync(person, Password, Ct);
        var withoutFactor = await browser.GetAsync("/account", Ct);
        var (_, codes) = await SetUpAsync(browser);

        Assert.StartsWith("/account/second-factor/set-up", afterPassword.Location, StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in", withoutFactor.Location, StringComparison.Ordinal);
        Assert.Equal(10, codes.Count);
        Assert.Equal(200, (await browser.GetAsync("/account", Ct)).Status);
        Assert.Equal(1, await AuditAsync($"person/{person}", "second-factor.set-up"));
    }

    [Fact]
    public async Task A_code_opens_once_and_a_recovery_code_once()
    {
        var person = await PersonAsync(["OPERATIONS"]);
        using var first = NewBrowser();
        await first.SignInAsync(person, Password, Ct);
        var (authenticator, codes) = await SetUpAsync(first);

        var code = authenticator.Code(1);
        Assert.Equal(302, await FactorAsync(person, code));
        Assert.Equal(401, await FactorAsync(person, code));
        Assert.Equal(302, await FactorAsync(person, codes[0]));
        Assert.Equal(401, await FactorAsync(person, codes[0]));
        Assert.Equal(302, await FactorAsync(person, authenticator.Code(2)));
        Assert.Equal(401, await FactorAsync(person, code));
        Assert.Equal(3, await AuditAsync($"caller/{person}", "sign-in.refused"));
    }

    [Fact]
    public async Task Who_is_given_such_a_role_while_signed_in_sets_it_up_before_the_next_code()
    {
        var person = await PersonAsync();
        using var browser = await SignedInAsync(person);
        using var application = NewApplication();

        await GrantAsync(person, new { company = People.Company, roles = Heads, clearance = "A" });
        var answer = await browser.GetAsync(application.Request(), Ct);
        await SetUpAsync(browser, answer.Location!);

        Assert.StartsWith("/account/second-factor/set-up", answer.Location, StringComparison.Ordinal);
        Assert.Contains("mfa", TokenAnswer.Claims((await application.TokensAsync(browser, Ct)).Id).GetProperty("amr").EnumerateArray().Select(way => way.GetString()));
    }

    private static readonly string[] Heads = ["GMO_HEAD"];

    private async Task<int> FactorAsync(string person, string code)
    {
        using var browser = NewBrowser();
        await browser.SignInAsync(person, Password, Ct);
        await browser.GetAsync(browser.Last.Location!, Ct);
        return (await browser.SubmitAsync("/account/second-factor", Ct, ("Code", code))).Status;
    }

    private static async Task<(Authenticator Authenticator, List<string> Codes)> SetUpAsync(Browser browser, string page = "/account/second-factor/set-up")
    {
        var authenticator = new Authenticator(Authenticator.SecretOn(await browser.GetAsync(page, Ct)));
        var done = await browser.SubmitAsync("/account/second-factor/set-up", Ct, ("Code", authenticator.Code()));
        return (authenticator, [.. RecoveryCode().Matches(done.Body).Select(code => code.Groups["code"].Value)]);
    }

    [GeneratedRegex("<li><code>(?<code>[^<]+)</code></li>")]
    private static partial Regex RecoveryCode();
}
