using System.Globalization;
using ArchivePlatform.Faults.Tests.Load;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>The broker is killed under load: the archive goes on accepting and tells the rest of the platform later.</summary>
[Trait("Breaks", "servers")]
public sealed class BrokerOutageTests(Platform platform) : FaultTests(platform)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable("ARCHIVE_OUTAGE_SECONDS") ?? "60", CultureInfo.InvariantCulture));

    [Fact]
    public async Task With_the_broker_killed_for_a_minute_every_registration_is_accepted_and_arrives_once_when_it_is_back()
    {
        var sale = await Demo.SaleAsync(Ct);
        using var ledger = new Ledger("broker-outage");
        using var load = new Registrations(Platform, [sale], ledger);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = load.RunAsync(TimeSpan.FromMilliseconds(100), enough.Token);
        await Eventually.Holds("the load runs", () => Task.FromResult(load.Answers.Count >= 10), ct: Ct);
        var before = load.Answers.Count;

        await Servers.Kill9Async("rabbitmq", Ct);
        try
        {
            enough.CancelAfter(Outage);
            await running;
            Assert.True(await Intake.CountAsync("from kit.outbox") >= (load.Answers.Count - before) / 2, "the outbox keeps what cannot be sent");
            Assert.Equal(200, await StatusOfAsync("health/ready"));
        }
        finally
        {
            await Servers.StartAsync(CancellationToken.None, "rabbitmq");
        }

        Assert.All(load.Answers, answered => Assert.InRange((int)answered.Answer.Status, 200, 299));
        Assert.Equal(ledger.Entries.Count, ledger.Count(Outcome.Acked));
        Assert.True(ledger.Entries.Count >= Outage.TotalSeconds * 5, $"only {ledger.Entries.Count} attempts in {Outage.TotalSeconds} s");
        await SettledAsync(TimeSpan.FromSeconds(120));
        Assert.Equal((0, 0), await new Oracle(Platform, [sale]).JudgeAsync(ledger));
    }

    private async Task<int> StatusOfAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Platform.Services["intake"].Process.Address };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Ct);
        return (int)answer.StatusCode;
    }
}
