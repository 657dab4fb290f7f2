using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Brokers;

/// <summary>The three nodes of the broker, as they see themselves while all of them run.</summary>
internal sealed class BrokerCluster(Platform platform) : IDisposable
{
    /// <summary>Parts of the local stack, each a node.</summary>
    private static readonly IReadOnlyList<string> Parts = ["rabbitmq1", "rabbitmq2", "rabbitmq3"];

    private readonly BrokerAdministration administration = new(platform.Instance.Servers);
    private readonly string host = platform.Instance.VirtualHost;

    /// <summary>Waits until every queue that must outlive a node has a member on each, and all of them answer.</summary>
    public Task WholeAsync(CancellationToken ct) => Eventually.Holds("every quorum queue has three members that answer", async () =>
    {
        var queues = (await administration.QueuesAsync(host, ct)).Where(queue => queue.Members is not null).ToList();
        return queues.Count > 0 && queues.All(queue => queue.Members!.Count == Parts.Count && queue.Online?.Count == Parts.Count);
    }, TimeSpan.FromSeconds(90), ct);

    /// <summary>What each node is to the messages Intake announces of items.</summary>
    public async Task<IReadOnlyList<NodeRole>> RolesAsync(IReadOnlyCollection<string> ears, CancellationToken ct)
    {
        var leaders = (await administration.QueuesAsync(host, ct)).Where(queue => ears.Contains(queue.Name)).ToLookup(queue => queue.Leader);
        var sender = await Eventually.Gives("the broker knows where Intake publishes", async () =>
            (await administration.ClientsAsync(host, ct)).SingleOrDefault(client => client.Name == "intake-outbox"), ct: ct);
        return [.. Parts.Select((part, index) => (part, node: $"archive{(index == 0 ? "" : $"{index + 1}")}@localhost"))
            .Select(each => new NodeRole(each.part, leaders[each.node].Count(), sender.Node == each.node))];
    }

    public void Dispose() => administration.Dispose();
}

/// <summary>What a node is to the messages Intake announces of items.</summary>
/// <param name="Part">The part of the local stack.</param>
/// <param name="Leads">How many of the queues that hear them it leads.</param>
/// <param name="HasSender">Intake publishes by it.</param>
internal sealed record NodeRole(string Part, int Leads, bool HasSender);
