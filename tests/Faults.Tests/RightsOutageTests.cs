using System.Diagnostics;
using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>With the broker away nobody can say whether a right was taken away: what is secret is withheld, the rest goes on.</summary>
[Trait("Breaks", "servers")]
public sealed class RightsOutageTests(Platform platform) : FaultTests(platform)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(6);
    private static readonly string[] NoViewers = [];

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task Levels_A_and_B_are_closed_within_six_seconds_of_the_broker_s_end_and_open_again_when_it_is_back()
    {
        var (secret, open) = (await DossierAsync(), await DossierAsync());
        var head = At(People.ChenZong, "dossier");
        var raise = new { level = "A", reason = "涉诉资料，须限制知悉范围", viewers = NoViewers };
        (await head.PostAsync($"dossiers/{secret.Id}/level-proposals", raise, secret.Version, ct: Ct)).Require();
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync($"dossiers/{secret.Id}", Ct)).Status);

        await Servers.Kill9Async("rabbitmq", Ct);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var refused = await Eventually.Gives(
                "level A is closed", async () => await head.GetAsync($"dossiers/{secret.Id}", Ct) is { Status: HttpStatusCode.ServiceUnavailable } answer ? answer : null, AtMost, Ct);
            Assert.Equal("RIGHTS_STALE", refused.Code);
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, AtMost);
            Assert.Equal(HttpStatusCode.OK, (await head.GetAsync($"dossiers/{open.Id}", Ct)).Status);
        }
        finally
        {
            await Servers.StartAsync(CancellationToken.None, "rabbitmq");
        }

        await Eventually.Holds("level A is open again", async () => (await head.GetAsync($"dossiers/{secret.Id}", Ct)).Status == HttpStatusCode.OK, ct: Ct);
    }

    private async Task<Answer> DossierAsync()
    {
        var property = await Demo.PropertyAsync(Ct);
        return (await At(People.SunQi, "dossier").PostAsync("dossiers", new { propertyId = property.Id }, ct: Ct)).Require();
    }
}
