using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Accounts;

/// <summary>A token that was good says what is no longer true, and is refused everywhere before its time.</summary>
public sealed class StaleTokenTests(Testing.Platform platform) : IdentityTests(platform)
{
    private const int LateReplica = 5;

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);
    private static readonly string[] Sales = ["SALES"];
    private static readonly string[] Nothing = [];

    /// <summary>A read that any member of a company may make, in each service.</summary>
    private static readonly (string Service, string Path)[] Reads = [("intake", "items?limit=1"), ("dossier", "dossiers?limit=1"), ("handover", "batches?limit=1"), ("identity", "me")];

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A9")]
    public async Task A_right_taken_away_ends_the_tokens_that_carry_it_in_every_service_within_two_seconds()
    {
        var person = await PersonAsync();
        using var browser = await SignedInAsync(person);
        using var application = NewApplication();
        var before = (await application.TokensAsync(browser, Ct)).Access;
        foreach (var read in Reads)
            Assert.Equal((HttpStatusCode.OK, null), await AskAsync(read, before));

        await GrantAsync(person, new { company = People.Company, departments = Nothing, clearance = "C" });

        await Task.WhenAll(Reads.Select(read => Eventually.Holds(
            $"{read.Service} refuses the token", async () => await AskAsync(read, before) == (HttpStatusCode.Unauthorized, "TOKEN_STALE"), AtMost, Ct)));
        using var again = await SignedInAsync(person);
        var after = (await application.TokensAsync(again, Ct)).Access;
        foreach (var read in Reads)
            Assert.Equal((HttpStatusCode.OK, null), await AskAsync(read, after));
    }

    [Fact]
    [Trait("Abuse", "A9")]
    public async Task A_disabled_person_and_one_signed_out_are_refused_with_the_tokens_they_hold()
    {
        foreach (var end in new[] { "disabling", "sign-outs" })
        {
            var person = await PersonAsync();
            var token = await SettledTokenAsync(person);
            Assert.Equal((HttpStatusCode.OK, null), await AskAsync(Reads[1], token));
            var administrator = end == "disabling" ? SystemDesk : SecurityDesk;

            (await administrator.PostAsync($"people/{person}/{end}", new { }, ct: Ct)).Require();

            await Task.WhenAll(Reads.Select(read => Eventually.Holds(
                $"{read.Service} refuses the token after {end}", async () => await AskAsync(read, token) == (HttpStatusCode.Unauthorized, "TOKEN_STALE"), AtMost, Ct)));
        }
    }

    [Fact]
    public async Task A_replica_that_starts_afterwards_knows_it_too()
    {
        var person = await PersonAsync();
        var token = await SettledTokenAsync(person);
        await GrantAsync(person, new { company = People.Company, departments = Sales, clearance = "B" });

        var dossier = Platform.Services["dossier"];
        await dossier.StartAsync(replica: LateReplica, ct: Ct);
        try
        {
            await Eventually.Holds(
                "the new replica refuses the token",
                async () => await AskAsync(Reads[1], token, LateReplica) == (HttpStatusCode.Unauthorized, "TOKEN_STALE"), AtMost, Ct);
        }
        finally
        {
            await dossier.StopAsync(LateReplica, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Somebody_else_s_tokens_go_on()
    {
        var (one, other) = (await PersonAsync(), await PersonAsync());
        var tokens = (One: await SettledTokenAsync(one), Other: await SettledTokenAsync(other));

        await GrantAsync(one, new { company = People.Company, departments = Nothing, clearance = "C" });

        await Eventually.Holds("the token has ended", async () => await AskAsync(Reads[0], tokens.One) == (HttpStatusCode.Unauthorized, "TOKEN_STALE"), AtMost, Ct);
        Assert.Equal((HttpStatusCode.OK, null), await AskAsync(Reads[0], tokens.Other));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task Where_the_issuer_announces_nothing_tokens_are_believed_until_they_end_and_Dossier_s_word_is_enough_for_level_A()
    {
        var person = await PersonAsync();
        var token = await SettledTokenAsync(person);
        var secret = await SecretAsync();
        var dossier = Platform.Services["dossier"];
        await dossier.StartAsync(replica: LateReplica, ct: Ct, settings: new Dictionary<string, string> { ["Auth__AnnouncesRights"] = "false" });
        try
        {
            await GrantAsync(person, new { company = People.Company, departments = Nothing, clearance = "C" });
            await Eventually.Holds("others refuse the token", async () => await AskAsync(Reads[1], token) == (HttpStatusCode.Unauthorized, "TOKEN_STALE"), AtMost, Ct);
            Assert.Equal((HttpStatusCode.OK, null), await AskAsync(Reads[1], token, LateReplica));
            await Platform.Services["identity"].StopAsync(ct: Ct);
            await Eventually.Holds(
                "others wait for the issuer's word", async () => await AskAsync(secret, TokenOf(People.ChenZong)) == (HttpStatusCode.ServiceUnavailable, "RIGHTS_STALE"), ct: Ct);
            Assert.Equal((HttpStatusCode.OK, null), await AskAsync(secret, TokenOf(People.ChenZong), LateReplica));
        }
        finally
        {
            await Platform.Services["identity"].StartAsync(ct: CancellationToken.None);
            await dossier.StopAsync(LateReplica, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Demo.CompanyAsync();
    }

    /// <summary>How a dossier of level A is read.</summary>
    private async Task<(string Service, string Path)> SecretAsync()
    {
        var property = await Demo.PropertyAsync(Ct);
        var opened = (await At(People.SunQi, "dossier").PostAsync("dossiers", new { propertyId = property.Id }, ct: Ct)).Require();
        var raise = new { level = "A", reason = "涉诉资料，须限制知悉范围", viewers = Nothing };
        (await At(People.ChenZong, "dossier").PostAsync($"dossiers/{opened.Id}/level-proposals", raise, opened.Version, ct: Ct)).Require();
        return ("dossier", $"dossiers/{opened.Id}");
    }

    private async Task<(HttpStatusCode Status, string? Code)> AskAsync((string Service, string Path) read, string token, int replica = 1)
    {
        using var http = new HttpClient { BaseAddress = Platform.Services[read.Service].Replica(replica).Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/{read.Service}/{read.Path}", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, Ct);
        var refusal = response.IsSuccessStatusCode ? null : JsonElement.Parse(await response.Content.ReadAsStringAsync(Ct)).GetProperty("code").GetString();
        return (response.StatusCode, refusal);
    }
}
