using ArchivePlatform.Gateway.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Access;

/// <summary>A reader from outside belongs to no company and no department; whatever credential he shows, nothing here opens for him (clause 5.11.2).</summary>
public sealed class OutsideReaderTests(Platform platform) : GatewayTests(platform)
{
    private static readonly string[] Readings =
    [
        "/api/dossier/dossiers", "/api/scan/media", "/api/intake/items", "/api/handover/batches", "/api/handover/obligations", "/api/lending/loans",
        "/api/dossier/operations/exports/dossiers", "/api/intake/operations/exports/items", "/api/handover/operations/exports/custody", "/api/lending/operations/exports/loans",
    ];

    private ForgedToken Outsider => new ForgedToken(Platform.Instance)
        .Claim("sub", "external/case-2026-0007").Claim("role", (string[])["EXTERNAL_READER"]).Without("company").Without("department");

    [Fact]
    [Trait("Abuse", "F6")]
    public async Task A_forged_guessed_or_expired_credential_is_no_credential()
    {
        var over = Outsider.Claim("nbf", Platform.Instance.Now.AddMinutes(-9).ToUnixTimeSeconds()).Claim("exp", Platform.Instance.Now.AddSeconds(-61).ToUnixTimeSeconds()).Signed();
        foreach (var reading in Readings)
        {
            (await AskAsync(Outsider.SignedByStranger(), reading)).Refuses(401, "TOKEN_INVALID");
            (await AskAsync(Outsider.Unsigned(), reading)).Refuses(401, "TOKEN_INVALID");
            (await AskAsync("case-2026-0007", reading)).Refuses(401, "TOKEN_INVALID");
            (await AskAsync(over, reading)).Refuses(401, "TOKEN_EXPIRED");
        }
    }

    [Fact]
    [Trait("Abuse", "F7")]
    public async Task A_good_credential_neither_lists_nor_exports_nor_grows()
    {
        var refusals = await RefusalsAsync();
        foreach (var reading in Readings)
            (await AskAsync(Outsider.Signed(), reading)).Refuses(403, "ROLE_REQUIRED");
        Assert.Equal(refusals + Readings.Length, await RefusalsAsync());

        using var browser = new Browser(Origin);
        using var application = new Application(Origin);
        var passwords = EnvFile.Read(new IdentitySettings(Platform.Instance).PasswordsFile);
        await browser.SignInAsync(People.SunQi.Id, passwords[People.SunQi.Id], Ct);
        var wider = await browser.GetAsync(application.Request(("scope", "openid archive.export")), Ct);

        Assert.Contains("invalid_scope", wider.Location ?? wider.Body, StringComparison.Ordinal);
        Assert.Null(Application.CodeIn(wider.Location));
    }

    private async Task<Reply> AskAsync(string token, string path)
    {
        using var client = With(token);
        return await SendAsync(client, HttpMethod.Get, path);
    }

    /// <summary>Refusals noted for the outsider in all services together.</summary>
    private async Task<long> RefusalsAsync()
    {
        var noted = 0L;
        foreach (var service in Service.All)
        {
            await using var command = Platform.Database(service.Name).CreateCommand("select count(*) from kit.audit_entry where stream = 'caller/external/case-2026-0007'");
            noted += (long)(await command.ExecuteScalarAsync(Ct))!;
        }
        return noted;
    }
}
