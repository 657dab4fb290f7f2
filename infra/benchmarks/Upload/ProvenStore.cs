using System.Diagnostics;
using System.Security.Cryptography;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>The floor: just what the proof of a content asks of the store, with nobody declaring, confirming or writing anything down.</summary>
/// <remarks>A PUT to a bucket of the kind Scan must have; then a look at its version, all bytes read back and digested, the lock set and read back, each by the very code of Scan.</remarks>
internal sealed class ProvenStore : IContestant, IDisposable
{
    private readonly BareStore store;
    private readonly StoreClient client;
    private readonly ObjectStore objects;

    public ProvenStore(string name, StoreKey key)
    {
        Name = name;
        store = new BareStore(name, key, Ground.LockedBucket);
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
        await Parallel.ForAsync(0, pile.Count, new ParallelOptions { MaxDegreeOfParallelism = streams, CancellationToken = ct },
            async (number, each) => await ProveAsync(names[number], pile.Digests[number], each));
        return new Delivery(names, stored, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    public Task<string> DigestAsync(string content, CancellationToken ct) => store.DigestAsync(content, ct);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task ProveAsync(string content, string digest, CancellationToken ct)
    {
        var found = await objects.FindAsync(content, ct) ?? throw new InvalidOperationException($"{Name}: {content} is gone");
        if (await DigestOfAsync(content, found, ct) != digest)
            throw new InvalidOperationException($"{Name}: {content} is not what was sent");
        await objects.LockAsync(content, found.Version, objects.LockUntil(), ct);
    }

    private async Task<string> DigestOfAsync(string content, StoredObject found, CancellationToken ct)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var bytes = await objects.OpenAsync(content, found.Version, 0, null, ct);
        var stretch = new byte[Math.Min(found.Size, Fingerprint.Stretch)];
        for (int read; (read = await bytes.FillAsync(stretch, ct)) > 0;)
            digest.AppendData(stretch, 0, read);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
