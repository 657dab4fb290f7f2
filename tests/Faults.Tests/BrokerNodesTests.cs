using System.Globalization;
using System.Security.Cryptography;
using ArchivePlatform.Faults.Tests.Brokers;
using ArchivePlatform.Faults.Tests.Load;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>The broker has several nodes, and one of them is away.</summary>
[Trait("Breaks", "servers")]
public sealed class BrokerNodesTests(Platform platform) : FaultTests(platform)
{
    private const int Nodes = 3;
    private const int AnswersWithoutNode = 50;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(Setting.Number("ARCHIVE_LOAD_MILLISECONDS", 100));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly int Kills = Setting.Number("ARCHIVE_CRASH_ROUNDS", 2 * Nodes);
    private static readonly int Seed = Setting.Number("ARCHIVE_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));

#pragma warning disable CA5394 // The moments must come again for the same seed; nothing secret hangs on them.
    private readonly Random random = new(Seed);

    private volatile Answer? latest;

    [Fact(Explicit = true)]
    [Trait("Full", "brokers")]
    public async Task Nothing_is_lost_or_done_twice_though_each_node_of_the_broker_is_killed_in_turn_and_the_others_go_on()
    {
        Assert.True(Platform.Instance.Servers.BrokerPorts.Count == Nodes, "the broker has one node only: infra/test --full brokers starts three");
        using var cluster = new BrokerCluster(Platform);
        await cluster.WholeAsync(Ct);
        var sale = await Demo.SubscribedSaleAsync(ct: Ct);
        using var ledger = new Ledger("brokers");
        using var load = new Registrations(Platform, [sale], ledger);
        load.Answered += answer => latest = answer;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var working = load.RunAsync(Every, enough.Token);
        await Eventually.Holds("the load runs", () => Task.FromResult(!load.Answers.IsEmpty), ct: Ct);

        var kills = new List<(NodeRole Victim, DateTimeOffset From, DateTimeOffset Until)>();
        while (kills.Count < Kills)
            kills.Add(await KillAsync(await VictimAsync(cluster, [.. kills.Select(kill => kill.Victim)]), cluster, load));
        await enough.CancelAsync();
        await working;
        await SettledAsync(TimeSpan.FromMinutes(2));

        var (lost, doubled) = await new Oracle(Platform, [sale]).JudgeAsync(ledger);
        foreach (var (victim, from, until) in kills)
        {
            var (wait, gap) = await Departures.StallAsync(Platform, from, until);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"brokers: {victim.Part} killed, which led {victim.Leads} of the queues{(victim.HasSender ? " and was the sender's node" : "")}: longest wait {wait.TotalSeconds:0.00} s, longest gap {gap.TotalSeconds:0.00} s"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"brokers: {Kills} kills, seed {Seed}, {ledger.Count(Outcome.Acked)} acked, {ledger.Count(Outcome.Unknown)} unknown, {lost} lost, {doubled} doubled"));
        Assert.Equal(0, ledger.Count(Outcome.Refused));
        Assert.True(ledger.Count(Outcome.Acked) >= Kills * AnswersWithoutNode, "the load went on while nodes were down");
        Assert.Contains(kills, kill => !kill.Victim.HasSender);
        Assert.Contains(kills, kill => kill.Victim is { HasSender: true, Leads: > 0 });
    }

    [Fact]
    public async Task A_service_that_knows_several_nodes_publishes_and_listens_by_those_that_are_there()
    {
        var nodes = Knowing($"{Servers.Host}:1,{Servers.Host}:2,{Servers.Host},{Servers.Host}:3");
        await Task.WhenAll(RestartAsync("intake", settings: nodes), RestartAsync("dossier", settings: nodes));
        try
        {
            var item = await Demo.RegisteredItemAsync(ct: Ct);

            await SettledAsync();
            Assert.Equal(1, await Dossier.CountAsync("from known_item where item_id = $1", item.Item.Id));
        }
        finally
        {
            await Task.WhenAll(RestartAsync("intake"), RestartAsync("dossier"));
        }
    }

    [Theory]
    [InlineData("127.0.0.1,,broker-2")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("broker-1;broker-2")]
    public async Task A_service_whose_list_of_nodes_cannot_be_read_refuses_to_start(string nodes)
    {
        try
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RestartAsync("handover", settings: Knowing(nodes)));

            Assert.Contains("RabbitMq:Host", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            await RestartAsync("handover");
        }
    }

    private static Dictionary<string, string> Knowing(string nodes) => new() { ["RabbitMq__Host"] = nodes };

    /// <summary>Each node once in a round of three: one Intake does not publish by, the one it does, the one that is left.</summary>
    private async Task<NodeRole> VictimAsync(BrokerCluster cluster, List<NodeRole> before)
    {
        var ears = (await Stillness.HearingsAsync(Ct)).Where(hearing => hearing.Exchange.EndsWith(":ItemRegistered", StringComparison.Ordinal)).Select(hearing => hearing.Queue);
        var killed = before.TakeLast(before.Count % Nodes).Select(victim => victim.Part).ToList();
        var left = (await cluster.RolesAsync([.. ears], Ct)).Where(role => !killed.Contains(role.Part)).ToList();
        var choice = left.Where(role => role.HasSender == (killed.Count > 0)).ToList();
        if (choice.Count == 0)
            choice = left;
        return choice[random.Next(choice.Count)];
    }

    /// <summary>Kills a node 0 to 50 ms after an answer, sees the platform go on without it, and starts it again.</summary>
    private async Task<(NodeRole Victim, DateTimeOffset From, DateTimeOffset Until)> KillAsync(NodeRole victim, BrokerCluster cluster, Registrations load)
    {
        await NextAsync();
        await Task.Delay(random.Next(0, 51), Ct);
        var began = Platform.Instance.Now;
        await Servers.Kill9Async(victim.Part, Ct);
        try
        {
            await GoesOnAsync(load);
        }
        finally
        {
            await Servers.StartAsync(CancellationToken.None, victim.Part);
        }
        await cluster.WholeAsync(Ct);
        return (victim, began, Platform.Instance.Now);
    }
#pragma warning restore CA5394

    /// <summary>Items registered from now on arrive, and every service is at the broker again.</summary>
    private async Task GoesOnAsync(Registrations load)
    {
        var enough = load.Answers.Count + AnswersWithoutNode;
        await ArrivesAsync(await NextAsync());
        await Task.WhenAll(Service.All.Select(service => Eventually.Holds(
            $"{service} is at the broker", async () => await ReadinessAsync(service.Name) == "ready", Patience, Ct)));
        await Eventually.Holds("the load goes on", () => Task.FromResult(load.Answers.Count >= enough), Patience, Ct);
        await ArrivesAsync(await NextAsync());
    }

    private Task ArrivesAsync(Guid item) => Eventually.Holds("an item arrives while a node is down", async () =>
        await Dossier.CountAsync("from known_item where item_id = $1", item) + await Handover.CountAsync("from custody where item_id = $1", item) == 2, Patience, Ct);

    /// <summary>The item of the next answer from now on.</summary>
    private async Task<Guid> NextAsync()
    {
        var before = latest;
        return (await Eventually.Gives("an item is registered", () => Task.FromResult(latest == before ? null : latest), ct: Ct)).Require().Id;
    }

    private async Task<string> ReadinessAsync(string service)
    {
        using var http = new HttpClient { BaseAddress = Platform.Services[service].Process.Address };
        return await http.GetStringAsync(new Uri("health/ready", UriKind.Relative), Ct);
    }
}
