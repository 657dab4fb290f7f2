using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Load;

/// <summary>Kills one process after another with signal 9 and starts it again, while the others go on.</summary>
internal sealed class Killer(Platform platform, int seed)
{
    private const int Replicas = 2;
    private const int ServerEvery = 50;
    private const int WithoutSparingEvery = 10;

#pragma warning disable CA5394 // The choice of victims must come again for the same seed; nothing secret hangs on it.
    private readonly Random random = new(seed);

    private readonly Dictionary<(string Service, int Replica), Task> starts = platform.Services.Keys
        .SelectMany(service => Enumerable.Range(1, Replicas).Select(replica => (service, replica)))
        .ToDictionary(each => each, _ => Task.CompletedTask);

    /// <summary>Kills at a random moment 0 to 50 ms after <paramref name="answered"/>.</summary>
    public async Task RoundAsync(int number, Func<CancellationToken, Task> answered, CancellationToken ct)
    {
        (string, int)? victim = number % ServerEvery == 0 ? null : await VictimAsync(spare: number % WithoutSparingEvery != 0, ct);
        await answered(ct);
        await Task.Delay(random.Next(0, 51), ct);
        if (victim is { } process)
            await KillAsync(process, ct);
        else
            await KillServerAsync(number / ServerEvery % 2 == 0 ? "postgres" : "rabbitmq", ct);
    }

    /// <summary>Waits until every process is up again.</summary>
    public async Task AllUpAsync() => await Task.WhenAll(starts.Values);

    /// <summary>A process that is up; one whose twin is up too when it is to be spared from standing alone.</summary>
    private async Task<(string Service, int Replica)> VictimAsync(bool spare, CancellationToken ct)
    {
        var choice = new List<(string Service, int Replica)>();
        await Eventually.Holds("a process may be killed", () =>
        {
            choice = [.. starts.Keys.Where(each => IsUp(each) && (!spare || IsUp((each.Service, 3 - each.Replica)))).Order()];
            return Task.FromResult(choice.Count > 0);
        }, TimeSpan.FromMinutes(2), ct);
        return choice[random.Next(choice.Count)];
    }
#pragma warning restore CA5394

    /// <exception cref="InvalidOperationException">It ended by itself while starting.</exception>
    private bool IsUp((string Service, int Replica) process) =>
        starts[process].IsFaulted ? throw new InvalidOperationException($"{process} did not start", starts[process].Exception) : starts[process].IsCompleted;

    private async Task KillAsync((string Service, int Replica) process, CancellationToken ct)
    {
        var service = platform.Services[process.Service];
        await service.Kill9Async(process.Replica, ct);
        starts[process] = service.StartAsync(replica: process.Replica, ct: ct);
    }

    private static async Task KillServerAsync(string server, CancellationToken ct)
    {
        await Servers.Kill9Async(server, ct);
        await Servers.StartAsync(ct, server);
    }
}
