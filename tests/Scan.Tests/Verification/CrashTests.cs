using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Verification;

/// <summary>The service dies at every point between a confirmation and its end, and goes on: what was confirmed is kept, once.</summary>
public sealed class CrashTests(Platform platform) : ScanTests(platform)
{
    /// <summary>Nobody waits long for what a dead worker had.</summary>
    private static readonly Dictionary<string, string> ShortClaims = new() { ["Scan__ClaimSeconds"] = "3" };

    [Theory]
    [Trait("Clause", "5.9")]
    [InlineData("verify.before-lock"), InlineData("verify.after-lock"), InlineData("verify.after-save"), InlineData("outbox.after-commit")]
    public async Task A_service_that_dies_while_it_verifies_goes_on_after_its_restart(string point)
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = await SentAsync(Station, item, page);
        await Service.StopAsync(ct: Ct);
        await Service.StartAsync(failpoint: point, settings: ShortClaims, ct: Ct);
        await ConfirmedOrDeadAsync(id);
        await Service.DiedAsync(TimeSpan.FromSeconds(30), Ct);

        await RestartedAsync(ShortClaims);
        await ConfirmedAsync(Station, id);

        Assert.Equal("VERIFIED", await DecidedAsync(Station, id, TimeSpan.FromSeconds(60)));
        Assert.Equal(page.Sha256, (await Outside.ReadAsync(People.ZhaoMin, id)).Sha256);
        await Eventually.Holds("it is told once", async () => await ToldAsync("MediaVerified", id) == 1, ct: Ct);
        Assert.Equal(1, await CountAsync("from kit.audit_entry where stream = $1 and action = 'media.verify'", $"media/{id}"));
    }

    [Fact]
    public async Task Four_kills_in_the_middle_of_a_pile_lose_nothing_and_keep_nothing_twice()
    {
        await RestartedAsync(ShortClaims);
        var (item, ids) = (await ItemAsync(), new List<Guid>());
        for (var page = 0; page < 30; page++)
            ids.Add(await SentAsync(Station, item, SampleFile.Tiff(200_000)));
        (await Scan(Station).PostAsync("uploads/confirmations", new { ids }, ct: Ct)).Require();

        for (var kill = 0; kill < 4; kill++)
        {
            await Service.Kill9Async(ct: Ct);
            await RestartedAsync(ShortClaims);
        }

        foreach (var id in ids)
            Assert.Equal("VERIFIED", await DecidedAsync(Station, id, TimeSpan.FromSeconds(90)));
        foreach (var id in ids)
            await Eventually.Holds("each is told once", async () => await ToldAsync("MediaVerified", id) == 1, ct: Ct);
        Assert.Equal(30, await CountAsync("from kit.audit_entry where action = 'media.verify' and stream = any($1)", (object)ids.Select(id => $"media/{id}").ToArray()));
    }

    private RunningService Service => Platform.Services["scan"];

    /// <summary>The service may die before it can answer.</summary>
    private async Task ConfirmedOrDeadAsync(Guid id)
    {
        try
        {
            await ConfirmedAsync(Station, id);
        }
        catch (HttpRequestException)
        {
            // As it was told to.
        }
    }
}
