using ArchivePlatform.Gateway.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Access;

/// <summary>Tokens are judged alike at the gateway and at each service behind it.</summary>
public sealed class TokenTests(Platform platform) : GatewayTests(platform)
{
    private const string Status = "/api/handover/batches?limit=1";

    private ForgedToken Forged => new(Platform.Instance);

    [Fact]
    public async Task The_token_all_forgeries_start_from_is_good() => await AnswersAtBothAsync(Forged.Signed(), 200, null);

    [Fact]
    [Trait("Abuse", "F1")]
    public async Task A_forged_signature_is_refused()
    {
        foreach (var forged in new[]
        {
            Forged.Header("alg", "none").Unsigned(),
            Forged.Unsigned(),
            Forged.Header("alg", "HS256").SignedWithPublicKey(),
            Forged.SignedByStranger(),
            Forged.Header("kid", "unknown").SignedByStranger(),
            Forged.Header("kid", "unknown").Signed(),
            Forged.Header("kid", 7).Signed(),
            Forged.Header("jku", $"{Origin}keys").SignedByStranger(),
            Forged.Header("x5u", $"{Origin}chain.pem").SignedByStranger(),
            Forged.Header("jwk", new { kty = "EC", crv = "P-256", x = "AA", y = "AA" }).SignedByStranger(),
            Forged.Signed()[..^4] + "AAAA",
            "not.a.token",
        })
        {
            await AnswersAtBothAsync(forged, 401, "TOKEN_INVALID");
        }
    }

    [Fact]
    [Trait("Abuse", "F2")]
    public async Task A_token_for_another_use_is_refused()
    {
        foreach (var foreign in new[]
        {
            Forged.Claim("aud", "portal").Signed(),
            Forged.Claim("iss", "urn:archive:other").Signed(),
            Forged.Header("typ", "JWT").Signed(),
            Forged.Header("typ", "rt+jwt").Signed(),
        })
        {
            await AnswersAtBothAsync(foreign, 401, "TOKEN_INVALID");
        }
    }

    [Fact]
    [Trait("Abuse", "F2")]
    public async Task What_else_the_issuer_gives_out_opens_nothing()
    {
        using var browser = new Browser(Origin);
        using var application = new Application(Origin);
        var passwords = EnvFile.Read(new IdentitySettings(Platform.Instance).PasswordsFile);
        await browser.SignInAsync(People.SunQi.Id, passwords[People.SunQi.Id], Ct);

        var given = await application.TokensAsync(browser, Ct);

        await AnswersAtBothAsync(given.Access, 200, null);
        await AnswersAtBothAsync(given.Id, 401, "TOKEN_INVALID");
        await AnswersAtBothAsync(given.Refresh, 401, "TOKEN_INVALID");
    }

    [Fact]
    [Trait("Abuse", "F3")]
    public async Task A_token_outside_its_time_is_refused()
    {
        var now = Platform.Instance.Now;

        await AnswersAtBothAsync(Forged.Claim("nbf", now.AddMinutes(-9).ToUnixTimeSeconds()).Claim("exp", now.AddSeconds(-61).ToUnixTimeSeconds()).Signed(), 401, "TOKEN_EXPIRED");
        await AnswersAtBothAsync(Forged.Claim("nbf", now.AddSeconds(61).ToUnixTimeSeconds()).Signed(), 401, "TOKEN_EXPIRED");
    }

    [Fact]
    [Trait("Abuse", "F3")]
    public async Task A_token_that_was_good_ends_in_time_although_its_signature_is_remembered()
    {
        var ending = Forged.Claim("nbf", Platform.Instance.Now.AddMinutes(-4).ToUnixTimeSeconds()).Claim("exp", Platform.Instance.Now.AddSeconds(-20).ToUnixTimeSeconds()).Signed();
        await AnswersAtBothAsync(ending, 200, null);

        await Eventually.Holds("the token ends", async () => (await SendAsync(With(ending), HttpMethod.Get, Status)).Status == 401, TimeSpan.FromSeconds(30), Ct);

        await AnswersAtBothAsync(ending, 401, "TOKEN_EXPIRED");
    }

    [Fact]
    [Trait("Abuse", "A7")]
    public async Task Past_the_gateway_a_service_refuses_whoever_has_no_good_token()
    {
        foreach (var service in Service.All)
        {
            using var past = new HttpClient { BaseAddress = Platform.Services[service.Name].Process.Address };

            (await SendAsync(past, HttpMethod.Get, $"/api/{service.Name}/operations/status")).Refuses(401, "TOKEN_MISSING");
            (await SendAsync(past, HttpMethod.Get, "/openapi")).Refuses(401, "TOKEN_MISSING");
            (await SendAsync(past, HttpMethod.Get, $"/api/{service.Name}/operations/status", null, ("Authorization", $"Bearer {Forged.SignedByStranger()}"), ("X-User-Id", "yunwei")))
                .Refuses(401, "TOKEN_INVALID");
        }
    }

    [Fact]
    [Trait("Abuse", "A7")]
    public async Task Without_a_token_nothing_behind_the_gateway_answers_and_nothing_changes()
    {
        var before = await ItemsAsync();
        using var nobody = Nobody();

        foreach (var service in Service.All)
        {
            (await SendAsync(nobody, HttpMethod.Get, $"/api/{service.Name}/operations/status")).Refuses(401, "TOKEN_MISSING");
            (await SendAsync(nobody, HttpMethod.Post, $"/api/{service.Name}/items", new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"))))
                .Refuses(401, "TOKEN_MISSING");
        }

        Assert.Equal(before, await ItemsAsync());
    }

    private async Task<long> ItemsAsync() =>
        (long)(await Platform.Database("intake").CreateCommand("select count(*) from item").ExecuteScalarAsync(Ct))!;

    private async Task AnswersAtBothAsync(string token, int status, string? code)
    {
        foreach (var address in new[] { Origin, Platform.Services["handover"].Process.Address })
        {
            using var client = With(token);
            client.BaseAddress = address;
            var answer = await SendAsync(client, HttpMethod.Get, Status);
            Assert.True((status, code) == (answer.Status, answer.Code), $"{address} {token}: {answer}");
        }
    }
}
