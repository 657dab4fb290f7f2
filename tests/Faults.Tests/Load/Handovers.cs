using System.Collections.Concurrent;
using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Load;

/// <summary>Hands registered items over to client affairs, batch after batch; what is not answered is asked again under the same key until it is.</summary>
internal sealed class Handovers(Platform platform) : IDisposable
{
    private const int Most = 10;

    private readonly Desk[] givers = [.. new[] { 1, 2 }.Select(replica => new Desk(platform.As(People.ZhaoMin, "handover", replica)))];
    private readonly Desk[] receivers = [.. new[] { 1, 2 }.Select(replica => new Desk(platform.As(People.SunQi, "handover", replica)))];
    private readonly ConcurrentQueue<Guid> registered = new();

    private int asked;

    /// <summary>Batches accepted with their items.</summary>
    public ConcurrentDictionary<Guid, IReadOnlyList<Guid>> Accepted { get; } = new();

    /// <summary>An item that may be handed over.</summary>
    public void Offer(Guid item) => registered.Enqueue(item);

    /// <summary>Hands over until <paramref name="until"/> ends; a batch begun is brought to its end.</summary>
    public async Task RunAsync(CancellationToken until, CancellationToken ct)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (await pace.WaitForNextTickAsync(until))
                await HandOverAsync(ct);
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            // Enough.
        }
    }

    public void Dispose()
    {
        foreach (var desk in givers.Concat(receivers))
            desk.Dispose();
    }

    private async Task HandOverAsync(CancellationToken ct)
    {
        var items = new List<Guid>();
        while (items.Count < Most && registered.TryDequeue(out var item))
            items.Add(item);
        if (items.Count == 0)
            return;
        var (from, to) = (Place.SalesTeam, Place.ClientAffairs);
        var draft = new { fromDepartment = from.Department, fromTeam = from.Team, toDepartment = to.Department, toTeam = to.Team, itemIds = items };
        var batch = await AskAsync(givers, "batches", draft, null, ct);
        batch = await AskAsync(givers, $"batches/{batch.Id}/submission", new { }, batch.Version, ct);
        batch = await AskAsync(receivers, $"batches/{batch.Id}/acceptances", new { itemIds = items }, batch.Version, ct);
        Accepted[batch.Id] = items;
    }

    /// <summary>Asks both replicas in turn until one answers for good.</summary>
    private async Task<Answer> AskAsync(Desk[] desks, string path, object body, long? version, CancellationToken ct)
    {
        var key = Secrets.Random(26);
        var answer = await Eventually.Gives($"POST {path} is answered", async () =>
        {
            var answer = await desks[Interlocked.Increment(ref asked) % desks.Length].PostAsync(path, body, version, key, ct);
            return answer.Status == HttpStatusCode.ServiceUnavailable || answer.MayArrive || answer.Code == "REQUEST_IN_PROGRESS" ? null : answer;
        }, TimeSpan.FromMinutes(3), ct);
        return answer.Require();
    }
}
