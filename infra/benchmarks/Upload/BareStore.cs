using System.Diagnostics;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>The limit: each content is one PUT to the store itself, and nothing else happens.</summary>
internal sealed class BareStore(StoreKey key) : IContestant
{
    public string Name => "raw";

    public IReadOnlyList<int> Servers => [];

    public async Task<Delivery> SendAsync(Pile pile, int streams, CancellationToken ct)
    {
        var names = Enumerable.Range(0, pile.Count).Select(_ => Secrets.Random(26)).ToArray();
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, pile.Count, new ParallelOptions { MaxDegreeOfParallelism = streams, CancellationToken = ct },
            async (number, each) => await key.PutAsync(names[number], pile.Body(number, 0, pile.Size), each));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new Delivery(names, seconds, seconds);
    }

    public Task<string> DigestAsync(string name, CancellationToken ct) => key.DigestAsync(name, ct);
}
