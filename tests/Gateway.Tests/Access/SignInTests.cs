using System.Text.Json;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Access;

/// <summary>People and programs sign in at the one origin, and what they get there is believed everywhere behind it.</summary>
public sealed class SignInTests(Platform platform) : GatewayTests(platform)
{
    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task A_person_signs_in_at_the_pages_and_is_served_by_every_service()
    {
        var token = await Platform.SignedIn(People.LiMin).TokenAsync(Ct);

        var said = TokenAnswer.Claims(token);
        Assert.Equal((Origin.AbsoluteUri, "limin", "person"), (Said("iss"), Said("sub"), Said("client_kind")));
        Assert.NotEqual("tools", TokenAnswer.Claims(token, 0).GetProperty("kid").GetString());
        foreach (var path in (string[])["/api/intake/items?limit=1", "/api/dossier/projects?limit=1", "/api/handover/batches?limit=1", "/api/identity/me"])
            Assert.Equal(200, (await SendAsync(With(token), HttpMethod.Get, path)).Status);

        string? Said(string claim) => said.GetProperty(claim).GetString();
    }

    [Fact]
    public async Task A_program_signs_in_by_its_secret_and_is_served_as_a_program()
    {
        var token = await Platform.SignedIn(People.SalesSystem).TokenAsync(Ct);

        Assert.Equal("machine", TokenAnswer.Claims(token).GetProperty("client_kind").GetString());
        Assert.Equal(200, (await SendAsync(With(token), HttpMethod.Get, "/api/intake/items?limit=1")).Status);
        (await SendAsync(With(token), HttpMethod.Get, "/api/intake/operations/status")).Refuses(403, "ROLE_REQUIRED");
    }

    [Fact]
    public async Task Who_needs_a_second_factor_gives_it_at_the_pages()
    {
        using var first = new SignedIn(Platform.Instance, People.SecurityAdministrator);
        using var again = new SignedIn(Platform.Instance, People.SecurityAdministrator);

        foreach (var way in new[] { first, again })
            Assert.Equal(200, (await SendAsync(With(await way.TokenAsync(Ct)), HttpMethod.Get, "/api/identity/people?limit=1")).Status);
    }

    [Fact]
    public async Task The_issuer_s_metadata_name_no_address_but_the_one_origin()
    {
        using var nobody = Nobody();

        var metadata = JsonElement.Parse((await SendAsync(nobody, HttpMethod.Get, "/.well-known/openid-configuration")).Body);

        Assert.Equal(Origin.AbsoluteUri, metadata.GetProperty("issuer").GetString());
        var addresses = metadata.EnumerateObject().Where(member => member.Name.EndsWith("_endpoint", StringComparison.Ordinal) || member.Name == "jwks_uri").ToList();
        Assert.True(addresses.Count >= 5, $"only {addresses.Count} addresses");
        Assert.All(addresses, address => Assert.StartsWith(Origin.AbsoluteUri, address.Value.GetString(), StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Abuse", "F8")]
    public async Task The_sign_in_page_keeps_its_own_policy_and_takes_only_its_own_form()
    {
        using var nobody = Nobody();
        var page = await SendAsync(nobody, HttpMethod.Get, "/account/sign-in");

        var foreign = await SendAsync(nobody, HttpMethod.Post, "/account/sign-in", new FormUrlEncodedContent([new("Name", "zhaomin"), new("Password", "whatever it is")]));

        Assert.Contains("style-src 'sha256-", page["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", page["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("no-store, private", page["Cache-Control"]);
        foreign.Refuses(400, "ANTIFORGERY_FAILED");
    }

    [Fact]
    [Trait("Abuse", "G2")]
    public async Task A_forged_address_does_not_reach_the_issuer()
    {
        using var browser = new Browser(Origin, from: "203.0.113.77");

        var refused = await browser.SignInAsync("nobody-here", "not a password", Ct);

        Assert.Equal(401, refused.Status);
        Assert.Equal(1L, await CountAsync("key = 'address/sign-in/::ffff:127.0.0.1'"));
        Assert.Equal(0L, await CountAsync("key like '%203.0.113.77%'"));
    }

    private async Task<long> CountAsync(string which) =>
        (long)(await Platform.Database("identity").CreateCommand($"select count(*) from attempts where {which}").ExecuteScalarAsync(Ct))!;
}
