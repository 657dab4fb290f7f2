using System.Diagnostics;
using ArchivePlatform.Scanning.Store;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>The limit: each content is one PUT to the store itself, and nothing else happens.</summary>
/// <param name="bucket">A plain one; or one of the kind Scan must have, which keeps versions and locks, to see what of the difference is the store's own.</param>
/// <param name="locks">Whether each content is locked with its upload, as Scan's are.</param>
internal sealed class BareStore(string name, StoreKey key, string bucket, bool locks) : IContestant
{
    public string Name => name;

    public IReadOnlyList<int> Servers => [];

    public async Task<Delivery> SendAsync(Pile pile, int streams, CancellationToken ct)
    {
        var together = StoreKeys.NewTogether();
        var names = Enumerable.Range(0, pile.Count).Select(_ => StoreKeys.New(together)).ToArray();
        (string, string)[] further = locks ? new Retention(Retention.Compliance, TimeProvider.System.GetUtcNow() + ProvenStore.LockedFor).Headers : [];
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, pile.Count, new ParallelOptions { MaxDegreeOfParallelism = streams, CancellationToken = ct },
            async (number, each) => await key.PutAsync(bucket, names[number], pile.Body(number, 0, pile.Size), each, further));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new Delivery(names, seconds, seconds);
    }

    public Task<string> DigestAsync(string content, CancellationToken ct) => key.DigestAsync(bucket, content, ct);
}
