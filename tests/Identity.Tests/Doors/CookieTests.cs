using Microsoft.AspNetCore.DataProtection;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Doors;

public sealed class CookieTests(Testing.Platform platform) : IdentityTests(platform)
{
    private const string Session = "archive-session";

    [Theory]
    [Trait("Abuse", "F8")]
    [InlineData("a changed byte")]
    [InlineData("a zeroed tag")]
    [InlineData("keys of another environment")]
    public async Task A_session_cookie_that_is_not_ours_is_refused_and_thrown_away(string how)
    {
        var person = await PersonAsync();
        using var browser = await SignedInAsync(person);
        browser.Cookies[Session] = Forged(browser.Cookies[Session], how);

        var answer = await browser.GetAsync("/account", Ct);

        Assert.Equal((401, "SESSION_INVALID"), (answer.Status, answer.Code));
        Assert.DoesNotContain(Session, browser.Cookies.Keys);
        Assert.Equal(1L, await AliveAsync(person));
    }

    [Fact]
    [Trait("Abuse", "F8")]
    public async Task A_form_whose_token_was_changed_changes_nothing()
    {
        var person = await PersonAsync();
        using var browser = await SignedInAsync(person);
        await browser.GetAsync("/account", Ct);

        var answer = await browser.SubmitAsync("/account?handler=Everywhere", Ct, ("__RequestVerificationToken", "CfDJ8AAAA"));

        Assert.Equal((400, "ANTIFORGERY_FAILED"), (answer.Status, answer.Code));
        Assert.Equal(1L, await AliveAsync(person));
        Assert.Equal(200, (await browser.GetAsync("/account", Ct)).Status);
    }

    [Fact]
    [Trait("Abuse", "F8")]
    public async Task What_lies_in_the_database_opens_no_key()
    {
        await using var keys = Platform.Database("identity").CreateCommand("select string_agg(xml, '') from data_protection_keys");
        await using var factors = Platform.Database("identity").CreateCommand("select coalesce(string_agg(value, ' '), '') from person_secret");

        Assert.Contains("<sealed", (string)(await keys.ExecuteScalarAsync(Ct))!, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", (string)(await keys.ExecuteScalarAsync(Ct))!, StringComparison.Ordinal);
        Assert.DoesNotContain(";", (string)(await factors.ExecuteScalarAsync(Ct))!, StringComparison.Ordinal);
    }

    private static string Forged(string cookie, string how) => how switch
    {
        "a changed byte" => cookie[..40] + (cookie[40] == 'A' ? 'B' : 'A') + cookie[41..],
        "a zeroed tag" => cookie[..^22] + new string('A', 22),
        _ => DataProtectionProvider.Create("archive-identity").CreateProtector(
            "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", Session, "v2").Protect("ticket"),
    };

    private async Task<long> AliveAsync(string person)
    {
        await using var command = Platform.Database("identity").CreateCommand("select count(*) from session where person = $1 and ended_at is null");
        command.Parameters.AddWithValue(person);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
