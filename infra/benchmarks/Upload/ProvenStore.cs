using System.Diagnostics;
using System.Security.Cryptography;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>The floor: just what the proof of a content asks of the store, with nobody declaring, confirming or writing anything down.</summary>
/// <remarks>A PUT that locks, to a bucket of the kind Scan must have; then one list of the versions of all, and of each all bytes read back and digested and its lock looked at, by the very code of Scan.</remarks>
internal sealed class ProvenStore : IContestant, IDisposable
{
    /// <summary>How long a content is locked: as long as Scan's.</summary>
    internal static readonly TimeSpan LockedFor = TimeSpan.FromDays(403);

    private readonly BareStore store;
    private readonly StoreClient client;
    private readonly ObjectStore objects;

    public ProvenStore(string name, StoreKey key)
    {
        Name = name;
        store = new BareStore(name, key, Ground.LockedBucket, locks: true);
        var options = Options.Create(new StorageOptions { Endpoint = key.Endpoint, Bucket = Ground.LockedBucket, AccessKey = key.Access, SecretKey = key.Secret });
        client = new StoreClient(options);
        objects = new ObjectStore(client, options);
    }

    public string Name { get; }

    public IReadOnlyList<int> Servers => [];

    public async Task<Delivery> SendAsync(Pile pile, int streams, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var (names, stored, _) = await store.SendAsync(pile, streams, ct);
        var found = await objects.FindAsync(names, ct);
        await Parallel.ForAsync(0, pile.Count, new ParallelOptions { MaxDegreeOfParallelism = streams, CancellationToken = ct },
            async (number, each) => await ProveAsync(names[number], found.GetValueOrDefault(names[number]), pile.Digests[number], each));
        return new Delivery(names, stored, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    public Task<string> DigestAsync(string content, CancellationToken ct) => store.DigestAsync(content, ct);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task ProveAsync(string content, StoredObject? found, string digest, CancellationToken ct)
    {
        if (found is null)
            throw new InvalidOperationException($"{Name}: {content} is gone");
        await using var bytes = await objects.OpenAsync(content, found.Version, 0, null, ct);
        if (await DigestOfAsync(bytes, found.Size, ct) != digest)
            throw new InvalidOperationException($"{Name}: {content} is not what was sent");
        if (!objects.IsLongEnough(bytes.Lock))
            throw new InvalidOperationException($"{Name}: {content} is not locked");
    }

    private static async Task<string> DigestOfAsync(StoredBytes bytes, long size, CancellationToken ct)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var stretch = new byte[Math.Min(size, Fingerprint.Stretch)];
        for (int read; (read = await bytes.FillAsync(stretch, ct)) > 0;)
            digest.AppendData(stretch, 0, read);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
