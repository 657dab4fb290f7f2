using ArchivePlatform.Gateway.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Entry;

public sealed class HeaderTests(Platform platform) : GatewayTests(platform)
{
    private static readonly (string Name, string Value)[] Forged =
    [
        ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Prefix", "/evil"),
        ("Forwarded", "for=203.0.113.9"), ("X-Real-IP", "203.0.113.9"), ("X-User-Id", "limin"), ("X-User-Roles", "OPERATIONS"), ("X-Original-URL", "/admin"),
        ("X-Rewrite-URL", "/admin"), ("baggage", "user=limin"), ("X-HTTP-Method-Override", "DELETE"), ("Via", "1.1 evil"),
    ];

    [Fact]
    [Trait("Abuse", "G2")]
    public async Task What_only_a_gateway_may_say_is_taken_away_and_said_anew()
    {
        await using var behind = new Recorder();
        await Platform.Gateway.StopAsync(ct: Ct);
        await Platform.Gateway.StartAsync(settings: new Dictionary<string, string> { ["ReverseProxy__Clusters__identity__Destinations__1__Address"] = behind.Address.ToString() }, ct: Ct);
        try
        {
            using var nobody = Nobody();

            var answer = await SendAsync(nobody, HttpMethod.Get, "/connect/authorize", null, Forged);

            Assert.Equal(200, answer.Status);
            var (_, _, headers) = Assert.Single(behind.Requests);
            Assert.Equal(Origin.Authority, headers["Host"]);
            Assert.Equal("127.0.0.1", headers["X-Forwarded-For"]);
            Assert.Equal("http", headers["X-Forwarded-Proto"]);
            Assert.Equal(Origin.Authority, headers["X-Forwarded-Host"]);
            Assert.DoesNotContain(headers.Values, value => value.Contains("evil", StringComparison.Ordinal) || value.Contains("203.0.113.9", StringComparison.Ordinal) || value.Contains("limin", StringComparison.Ordinal));
            Assert.DoesNotContain("X-HTTP-Method-Override", headers.Keys);
            Assert.Equal("", answer["Access-Control-Allow-Origin"]);
            Assert.Equal("no-store, private", answer["Cache-Control"]);
        }
        finally
        {
            await Platform.Gateway.StopAsync(ct: Ct);
        }
    }

    [Fact]
    [Trait("Abuse", "G2")]
    public async Task Headers_do_not_make_anybody_somebody()
    {
        using var nobody = Nobody();
        (await SendAsync(nobody, HttpMethod.Get, "/api/intake/operations/status", null, Forged)).Refuses(401, "TOKEN_MISSING");

        using var clerk = By(People.ZhaoMin, "intake");
        (await SendAsync(clerk, HttpMethod.Get, "operations/status", null, Forged)).Refuses(403, "ROLE_REQUIRED");
    }

    [Fact]
    [Trait("Abuse", "G8")]
    public async Task No_other_origin_is_invited()
    {
        using var clerk = By(People.ZhaoMin, "handover");

        var answer = await SendAsync(clerk, HttpMethod.Get, "batches?limit=1", null, ("Origin", "https://evil.example"), ("Cookie", "session=1"));

        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain(answer.Headers.Keys, name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(405, (await SendAsync(clerk, HttpMethod.Options, "batches", null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"))).Status);
    }

    [Theory]
    [Trait("Abuse", "G8")]
    [InlineData("https://evil.example"), InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("evil.example"), InlineData("%2F%2Fevil.example"), InlineData("javascript:alert(1)"), InlineData("/%09/evil.example"), InlineData("")]
    public async Task Nobody_is_sent_to_another_site_after_sign_in(string address)
    {
        using var nobody = Nobody();

        (await SendAsync(nobody, HttpMethod.Get, $"/account/login?ReturnUrl={address}")).Refuses(400, "REDIRECT_NOT_ALLOWED");
    }

    [Fact]
    [Trait("Abuse", "G9")]
    public async Task No_answer_may_be_kept_by_a_cache_or_framed_or_guessed()
    {
        using var clerk = By(People.ZhaoMin, "intake");
        using var nobody = Nobody();

        foreach (var (client, path) in new[] { (clerk, "items?limit=1"), (clerk, "nothing"), (nobody, "/api/intake/items"), (nobody, "/nowhere"), (nobody, "/health/live"), (nobody, "/a/../b") })
        {
            var answer = await SendAsync(client, HttpMethod.Get, path);
            Assert.Equal("no-store, private", answer["Cache-Control"]);
            Assert.Equal("nosniff", answer["X-Content-Type-Options"]);
            Assert.Equal("DENY", answer["X-Frame-Options"]);
            Assert.StartsWith("default-src 'none'", answer["Content-Security-Policy"]);
            Assert.Equal("no-referrer", answer["Referrer-Policy"]);
            Assert.Equal("", answer["Server"]);
        }
    }
}
