using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Keys;

/// <remarks>A second replica of Dossier, freshly started, has met no key yet.</remarks>
public sealed class KeyTests(Testing.Platform platform) : IdentityTests(platform)
{
    private const int Replica = 2;

    [Fact]
    public async Task A_service_follows_a_rotation_without_a_restart()
    {
        await DossierAsync();
        using var browser = await SignedInAsync(await PersonAsync());
        using var application = NewApplication();
        var before = await application.TokensAsync(browser, Ct);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(before.Access));

        var fresh = await RotatedAsync();
        var after = await application.RefreshAsync(before.Refresh, Ct);

        Assert.Equal(fresh, Kid(after.Access));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(after.Access));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(before.Access));
        Assert.Equal(HttpStatusCode.OK, await application.UserInfoAsync(before.Access, Ct));
    }

    [Fact]
    public async Task A_withdrawn_key_is_believed_no_longer_by_the_issuer_nor_by_a_service_that_knows_the_token()
    {
        await Platform.Services["dossier"].StopAsync(Replica, Ct);
        await Platform.Services["dossier"].StartAsync(replica: Replica, ct: Ct, settings: new Dictionary<string, string> { ["Auth__KeysFreshForSeconds"] = "1" });
        using var browser = await SignedInAsync(await PersonAsync());
        using var application = NewApplication();
        var before = await application.TokensAsync(browser, Ct);
        await RotatedAsync();
        Assert.Equal(HttpStatusCode.OK, await AskAsync(before.Access));

        (await SecurityDesk.PostAsync($"keys/{Kid(before.Access)}/revocation", new { }, ct: Ct)).Require();

        Assert.Equal(HttpStatusCode.Unauthorized, await application.UserInfoAsync(before.Access, Ct));
        await Eventually.Holds("the service refuses what the key has signed", async () => await AskAsync(before.Access) == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(10), Ct);
        await Platform.Services["dossier"].StopAsync(Replica, Ct);
        Assert.Null((await application.TokensAsync(browser, Ct)).Error);
    }

    [Fact]
    [Trait("Clause", "5.1.6")]
    public async Task The_only_key_that_signs_is_not_withdrawn()
    {
        var keys = (await SecurityDesk.GetAsync("keys", Ct)).Require()["items"].EnumerateArray().ToList();
        foreach (var key in keys.Where(key => key.GetProperty("state").GetString() is "BELIEVED" or "NEXT"))
            await SecurityDesk.PostAsync($"keys/{key.GetProperty("id").GetString()}/revocation", new { }, ct: Ct);
        var active = keys.Single(key => key.GetProperty("state").GetString() == "ACTIVE").GetProperty("id").GetString();

        Assert.Equal("KEY_LAST", (await SecurityDesk.PostAsync($"keys/{active}/revocation", new { }, ct: Ct)).Code);
    }

    [Fact]
    public async Task While_the_issuer_is_away_known_keys_stay_good_and_an_unknown_one_is_not_called_wrong()
    {
        await DossierAsync();
        using var browser = await SignedInAsync(await PersonAsync());
        using var application = NewApplication();
        var tokens = await application.TokensAsync(browser, Ct);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(tokens.Access));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(WithKid(tokens.Access, "nobody")));

        var identity = Platform.Services["identity"];
        await identity.StopAsync(ct: Ct);
        var known = await AskAsync(tokens.Access);
        await Eventually.Holds("an unknown key asks for the issuer", async () => await AskAsync(WithKid(tokens.Access, "somebody")) == HttpStatusCode.ServiceUnavailable, ct: Ct);
        await identity.StartAsync(ct: Ct);

        Assert.Equal(HttpStatusCode.OK, known);
        await Eventually.Holds("the issuer is back", async () => await AskAsync(WithKid(tokens.Access, "somebody")) == HttpStatusCode.Unauthorized, ct: Ct);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("issuer.pub.pem", "http://127.0.0.1/.well-known/openid-configuration")]
    [InlineData("", "ftp://127.0.0.1/keys")]
    public async Task A_service_that_is_not_told_one_source_of_keys_does_not_start(string file, string metadata)
    {
        var dossier = Platform.Services["dossier"].Replica(3);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Platform.Services["dossier"].StartAsync(replica: 3, ct: Ct, settings: new Dictionary<string, string>
        {
            ["Auth__PublicKeyFile"] = file.Length > 0 ? Path.Combine(Secrets.Folder, file) : "",
            ["Auth__MetadataAddress"] = metadata,
        }));

        Assert.Contains("- Auth: ", refused.Message, StringComparison.Ordinal);
        await dossier.StopAsync(Ct);
    }

    private Task DossierAsync() => Platform.Services["dossier"].StartAsync(replica: Replica, ct: Ct);

    private async Task<HttpStatusCode> AskAsync(string token)
    {
        using var http = new HttpClient { BaseAddress = Platform.Services["dossier"].Replica(Replica).Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.GetAsync(new Uri("/api/dossier/projects", UriKind.Relative), Ct);
        return answer.StatusCode;
    }

    /// <summary>Rotates and waits until the new key signs.</summary>
    private async Task<string> RotatedAsync()
    {
        var fresh = (await SecurityDesk.PostAsync("keys", new { reason = "drill" }, ct: Ct)).Require()["id"].GetString()!;
        await Eventually.Holds("the new key signs", async () =>
            (await SecurityDesk.GetAsync("keys", Ct))["items"].EnumerateArray().Single(key => key.GetProperty("id").GetString() == fresh).GetProperty("state").GetString() == "ACTIVE", TimeSpan.FromSeconds(60), Ct);
        await Eventually.Holds("every replica signs with it", async () =>
        {
            using var application = NewApplication();
            var secrets = EnvFile.Read(new IdentitySettings(Platform.Instance).PasswordsFile);
            return Kid((await application.MachineAsync(People.SalesSystem.Id, secrets[People.SalesSystem.Id], Ct)).Access) == fresh;
        }, ct: Ct);
        return fresh;
    }

    private static string Kid(string token) => TokenAnswer.Claims(token, 0).GetProperty("kid").GetString()!;

    private static string WithKid(string token, string kid)
    {
        var header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","kid":"{{kid}}","typ":"at+jwt"}"""));
        return $"{header}.{token.Split('.', 2)[1]}";
    }
}
