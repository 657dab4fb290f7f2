using System.Net;
using ArchivePlatform.Faults.Tests.Load;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>The database is killed under load: callers are told to come back, nothing is acknowledged that is not kept, and all heals by itself.</summary>
[Trait("Breaks", "servers")]
public sealed class DatabaseOutageTests(Platform platform) : FaultTests(platform)
{
    [Fact]
    public async Task With_the_database_killed_callers_are_told_to_come_back_and_all_heals_without_a_restart()
    {
        var sale = await Demo.SaleAsync(Ct);
        await SettledAsync();
        var processes = Platform.Services.Values.Select(service => service.Process.Running).ToList();
        using var ledger = new Ledger("database-outage");
        using var load = new Registrations(Platform, [sale], ledger);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = load.RunAsync(TimeSpan.FromMilliseconds(100), enough.Token);
        await Eventually.Holds("the load runs", () => Task.FromResult(load.Answers.Count >= 20), ct: Ct);

        await Servers.Kill9Async("postgres", Ct);
        try
        {
            foreach (var service in Platform.Services.Values)
            {
                Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(service, "health/live"));
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusOfAsync(service, "health/ready"));
            }
            await RefusedPolitelyAsync(sale);
            await Eventually.Holds("the load was told to come back", () =>
                Task.FromResult(load.Answers.Count(answered => answered.Answer.Status == HttpStatusCode.ServiceUnavailable) >= 20), ct: Ct);
        }
        finally
        {
            await Servers.StartAsync(CancellationToken.None, "postgres");
        }

        var acked = ledger.Count(Outcome.Acked);
        await Eventually.Holds("registrations are accepted again", () => Task.FromResult(ledger.Count(Outcome.Acked) >= acked + 10), ct: Ct);
        await enough.CancelAsync();
        await running;
        foreach (var service in Platform.Services.Values)
            await Eventually.Holds("it is ready", async () => await StatusOfAsync(service, "health/ready") == HttpStatusCode.OK, ct: Ct);
        Assert.Equal(processes, Platform.Services.Values.Select(service => service.Process.Running));

        Assert.All(load.Answers, answered => Assert.True(
            (int)answered.Answer.Status < 300 || answered.Answer.Status == HttpStatusCode.ServiceUnavailable, answered.Answer.Text));
        Assert.All(load.Answers, answered => Assert.True(answered.Took < TimeSpan.FromSeconds(5), $"answered after {answered.Took}"));
        Assert.Equal(ledger.Entries.Count, load.Answers.Count);
        await SettledAsync(TimeSpan.FromSeconds(120));
        Assert.Equal((0, 0), await new Oracle(Platform, [sale]).JudgeAsync(ledger));
    }

    private async Task RefusedPolitelyAsync(SaleState sale)
    {
        using var http = Platform.As(People.ZhaoMin, "intake");
        using var refused = await http.GetAsync(new Uri($"sales/{sale.Sale.Id}", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero, "Retry-After is given");
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        var problem = await refused.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain("Npgsql", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", problem, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusOfAsync(RunningService service, string path)
    {
        using var http = new HttpClient { BaseAddress = service.Process.Address, Timeout = TimeSpan.FromSeconds(5) };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Ct);
        return answer.StatusCode;
    }
}
