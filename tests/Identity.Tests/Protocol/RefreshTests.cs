using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Protocol;

public sealed class RefreshTests(Testing.Platform platform) : IdentityTests(platform)
{
    private static readonly string[] Engineering = ["ENG"];

    [Fact]
    [Trait("Abuse", "F5")]
    public async Task An_old_refresh_token_ends_its_family()
    {
        var person = await PersonAsync();
        using var browser = await SignedInAsync(person);
        using var application = NewApplication();
        var first = await application.TokensAsync(browser, Ct);
        var second = await application.RefreshAsync(first.Refresh, Ct);

        var replayed = await application.RefreshAsync(first.Refresh, Ct);

        Assert.NotEqual(first.Refresh, second.Refresh);
        Assert.Equal((400, "invalid_grant"), (replayed.Status, replayed.Error));
        Assert.Equal("invalid_grant", (await application.RefreshAsync(second.Refresh, Ct)).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, await application.UserInfoAsync(second.Access, Ct));
        Assert.Equal(1, await AuditAsync($"caller/{person}", "token.reused"));
    }

    [Fact]
    public async Task A_family_ends_alone()
    {
        var person = await PersonAsync();
        using var here = await SignedInAsync(person);
        using var there = await SignedInAsync(person);
        using var application = NewApplication();
        var stolen = await application.TokensAsync(here, Ct);
        var other = await application.TokensAsync(there, Ct);
        await application.RefreshAsync(stolen.Refresh, Ct);

        await application.RefreshAsync(stolen.Refresh, Ct);

        Assert.Null((await application.RefreshAsync(other.Refresh, Ct)).Error);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task A_refresh_says_what_is_true_now_and_is_never_stale_at_birth()
    {
        var person = await PersonAsync(["ARCHIVIST"]);
        using var browser = await SignedInAsync(person);
        using var application = NewApplication();
        var before = await application.TokensAsync(browser, Ct);
        var announced = await AnnouncedAsync(person);

        await GrantAsync(person, new { company = People.Company, departments = Engineering, clearance = "C" });
        var after = await application.RefreshAsync(before.Refresh, Ct);

        var said = TokenAnswer.Claims(after.Access);
        Assert.Empty(said.GetProperty("role").EnumerateArray());
        Assert.Equal("ENG", Assert.Single(said.GetProperty("department").EnumerateArray()).GetString());
        Assert.Equal(announced + 1, await AnnouncedAsync(person));
        Assert.True(DateTimeOffset.FromUnixTimeSeconds(said.GetProperty("iat").GetInt64()) >= await NotBeforeAsync(person));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_and_token()
    {
        var person = await PersonAsync();
        using var here = await SignedInAsync(person);
        using var there = await SignedInAsync(person);
        using var application = NewApplication();
        var tokens = await application.TokensAsync(there, Ct);

        await here.GetAsync("/account", Ct);
        await here.SubmitAsync("/account?handler=Everywhere", Ct);

        Assert.Equal("invalid_grant", (await application.RefreshAsync(tokens.Refresh, Ct)).Error);
        Assert.Equal(401, (await there.GetAsync("/account", Ct)).Status);
        Assert.Equal(1, await AuditAsync($"person/{person}", "session.end-all"));
    }

    [Fact]
    public async Task An_application_signs_its_person_out()
    {
        var person = await PersonAsync();
        using var browser = await SignedInAsync(person);
        using var application = NewApplication();
        var tokens = await application.TokensAsync(browser, Ct);

        var answer = await browser.GetAsync($"/connect/logout?id_token_hint={tokens.Id}&post_logout_redirect_uri={Uri.EscapeDataString(IdentitySettings.SignedOutUri)}&state=s-2", Ct);

        Assert.Equal($"{IdentitySettings.SignedOutUri}?state=s-2", answer.Location);
        Assert.Equal("invalid_grant", (await application.RefreshAsync(tokens.Refresh, Ct)).Error);
        Assert.StartsWith("/account/sign-in", (await browser.GetAsync("/account", Ct)).Location, StringComparison.Ordinal);
    }

    private async Task<DateTimeOffset> NotBeforeAsync(string person)
    {
        await using var command = Platform.Database("identity").CreateCommand("select not_before from person where id = $1");
        command.Parameters.AddWithValue(person);
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(Ct))!);
    }
}
