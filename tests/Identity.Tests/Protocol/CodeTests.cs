using System.Net;
using System.Text.Json;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Protocol;

public sealed class CodeTests(Testing.Platform platform) : IdentityTests(platform)
{
    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task A_person_signs_in_and_the_token_says_who_they_are()
    {
        var person = await PersonAsync(["ARCHIVIST"], ["GMO", "SALES"], clearance: "B");
        using var browser = await SignedInAsync(person);
        using var application = NewApplication();

        var tokens = await application.TokensAsync(browser, Ct);

        var (header, said) = (TokenAnswer.Claims(tokens.Access, 0), TokenAnswer.Claims(tokens.Access));
        Assert.Equal(("ES256", "at+jwt"), (header.GetProperty("alg").GetString(), header.GetProperty("typ").GetString()));
        Assert.Equal((Issuer, "archive"), (said.GetProperty("iss").GetString(), said.GetProperty("aud").GetString()));
        Assert.Equal((person, "郑一", People.Company, "B"), (Said("sub"), Said("name"), Said("company"), Said("clearance")));
        Assert.Equal(["GMO", "SALES"], said.GetProperty("department").EnumerateArray().Select(code => code.GetString()));
        Assert.Equal(["ARCHIVIST"], said.GetProperty("role").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal(JsonValueKind.Array, said.GetProperty("team").ValueKind);
        Assert.InRange(said.GetProperty("exp").GetInt64() - said.GetProperty("iat").GetInt64(), 1, 300);
        Assert.True(Said("jti")!.Length > 0);
        Assert.Equal(HttpStatusCode.OK, await application.UserInfoAsync(tokens.Access, Ct));

        string? Said(string claim) => said.GetProperty(claim).GetString();
    }

    [Fact]
    [Trait("Abuse", "F4")]
    public async Task A_code_used_twice_is_refused_and_what_came_of_it_is_revoked()
    {
        var person = await PersonAsync();
        using var browser = await SignedInAsync(person);
        using var application = NewApplication();
        var code = await application.CodeAsync(browser, Ct);
        var tokens = await application.RedeemAsync(code, Ct);
        var announced = await AnnouncedAsync(person);

        var again = await application.RedeemAsync(code, Ct);

        Assert.Equal((400, "invalid_grant"), (again.Status, again.Error));
        Assert.Equal("invalid_grant", (await application.RefreshAsync(tokens.Refresh, Ct)).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, await application.UserInfoAsync(tokens.Access, Ct));
        Assert.Equal(announced + 1, await AnnouncedAsync(person));
        Assert.Equal(1, await AuditAsync($"caller/{person}", "token.reused"));
    }

    [Theory]
    [Trait("Abuse", "F4")]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("state", null)]
    [InlineData("redirect_uri", "http://127.0.0.1/signed-in/")]
    [InlineData("redirect_uri", "http://127.0.0.1/signed-in?x=1")]
    [InlineData("redirect_uri", "http://127.0.0.1/Signed-in")]
    [InlineData("redirect_uri", "http://127.0.0.1:8080/signed-in")]
    [InlineData("redirect_uri", "http://127.0.0.1@evil.example/signed-in")]
    [InlineData("redirect_uri", "https://127.0.0.1/signed-in")]
    [InlineData("redirect_uri", null)]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "code id_token")]
    public async Task A_request_that_leaves_something_out_or_leads_elsewhere_gets_no_code(string parameter, string? value)
    {
        var person = await PersonAsync();
        using var browser = await SignedInAsync(person);
        using var application = NewApplication();

        var answer = await browser.GetAsync(application.Request((parameter, value)), Ct);

        Assert.DoesNotContain("code=", answer.Location ?? "", StringComparison.Ordinal);
        Assert.Contains("error", answer.Location ?? answer.Body, StringComparison.Ordinal);
        Assert.True(answer.Location is null || answer.Location.StartsWith(IdentitySettings.RedirectUri + "?", StringComparison.Ordinal), answer.Location);
        Assert.Equal(1, await AuditAsync($"caller/{person}", "authorization.refused"));
        Assert.Equal(HttpStatusCode.OK, (HttpStatusCode)(await browser.GetAsync("/account", Ct)).Status);
    }

    [Fact]
    [Trait("Abuse", "F4")]
    public async Task A_code_is_good_only_for_its_verifier_and_its_address()
    {
        using var browser = await SignedInAsync(await PersonAsync());
        using var application = NewApplication();

        var noVerifier = await application.RedeemAsync(await application.CodeAsync(browser, Ct), Ct, ("code_verifier", null));
        var otherVerifier = await application.RedeemAsync(await application.CodeAsync(browser, Ct), Ct, ("code_verifier", new string('x', 43)));
        var elsewhere = await application.RedeemAsync(await application.CodeAsync(browser, Ct), Ct, ("redirect_uri", "http://127.0.0.1/other"));

        Assert.Equal(["invalid_request", "invalid_grant", "invalid_grant"], [noVerifier.Error, otherVerifier.Error, elsewhere.Error]);
    }

    [Theory]
    [Trait("Abuse", "F12")]
    [InlineData("password")]
    [InlineData("urn:ietf:params:oauth:grant-type:device_code")]
    [InlineData("urn:ietf:params:oauth:grant-type:token-exchange")]
    public async Task A_grant_type_nobody_uses_is_not_there(string type)
    {
        using var application = NewApplication();

        var answer = await application.TokenAsync([("grant_type", type), ("client_id", IdentitySettings.Application), ("username", "limin"), ("password", Password)], Ct);

        Assert.Equal((400, "unsupported_grant_type"), (answer.Status, answer.Error));
    }
}
