using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>The floor: just what the upload and the proof of a content ask of the store, with nobody declaring, confirming or writing anything down.</summary>
/// <remarks>
/// A PUT that locks, to a bucket of the kind Scan must have, or a PUT of each part and what begins and joins them; then one look at the versions of all, and of each all bytes
/// read back and digested and its lock looked at, by the very code of Scan.
/// </remarks>
internal sealed class ProvenStore : IContestant, IDisposable
{
    /// <summary>How long a content is locked: as long as Scan's.</summary>
    internal static readonly TimeSpan LockedFor = TimeSpan.FromDays(403);

    private const int RequestsAtOnce = 8;

    private readonly StoreKey key;
    private readonly BareStore store;
    private readonly StoreClient client;
    private readonly ObjectStore objects;

    public ProvenStore(string name, StoreKey key)
    {
        (Name, this.key) = (name, key);
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
        var names = new UploadPlan(pile.Size).IsSingle ? (await store.SendAsync(pile, streams, ct)).Names : await SendPartsAsync(pile, streams, ct);
        var stored = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var found = await objects.FindAsync(names, ct);
        await Parallel.ForAsync(0, pile.Count, new ParallelOptions { MaxDegreeOfParallelism = streams, CancellationToken = ct },
            async (number, each) => await ProveAsync(names[number], found.GetValueOrDefault(names[number]), pile.Digests[number], each));
        return new Delivery(names, stored, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    public Task<string> DigestAsync(string content, CancellationToken ct) => store.DigestAsync(content, ct);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<IReadOnlyList<string>> SendPartsAsync(Pile pile, int streams, CancellationToken ct)
    {
        var (plan, together) = (new UploadPlan(pile.Size), StoreKeys.NewTogether());
        var names = Enumerable.Range(0, pile.Count).Select(_ => StoreKeys.New(together)).ToArray();
        var (uploads, tags) = (new string[pile.Count], new string[pile.Count, plan.Parts]);
        var requests = new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce, CancellationToken = ct };
        await Parallel.ForAsync(0, pile.Count, requests, async (number, each) => uploads[number] = await BeginAsync(names[number], each));
        await Parallel.ForAsync(0, pile.Count * plan.Parts, new ParallelOptions { MaxDegreeOfParallelism = streams, CancellationToken = ct }, async (place, each) =>
        {
            var (number, part) = (place / plan.Parts, place % plan.Parts + 1);
            tags[number, part - 1] = await key.PutPartAsync(Ground.LockedBucket, names[number], uploads[number], part, pile.Body(number, UploadPlan.OffsetOf(part), plan.SizeOf(part)), each);
        });
        await Parallel.ForAsync(0, pile.Count, requests, async (number, each) =>
        {
            await JoinAsync(names[number], uploads[number], [.. Enumerable.Range(0, plan.Parts).Select(part => tags[number, part])], each);
        });
        return names;
    }

    private async Task<string> BeginAsync(string content, CancellationToken ct)
    {
        using var answer = await client.SendAsync(HttpMethod.Post, content, [("uploads", "")], ct, []);
        return StoreClient.Text(await StoreClient.ReadAsync(answer, ct), "UploadId")!;
    }

    private async Task JoinAsync(string content, string upload, IReadOnlyList<string> tags, CancellationToken ct)
    {
        var list = new XElement("CompleteMultipartUpload", tags.Select((tag, part) => new XElement("Part", new XElement("PartNumber", part + 1), new XElement("ETag", tag))));
        (await client.SendAsync(HttpMethod.Post, content, [("uploadId", upload)], ct, Encoding.UTF8.GetBytes(list.ToString(SaveOptions.DisableFormatting)))).Dispose();
    }

    /// <remarks>What travels in parts is locked after it was read.</remarks>
    private async Task ProveAsync(string content, StoredObject? found, string digest, CancellationToken ct)
    {
        if (found is null)
            throw new InvalidOperationException($"{Name}: {content} is gone");
        await using var bytes = await objects.OpenAsync(content, found.Version, 0, null, ct);
        if (await DigestOfAsync(bytes, found.Size, ct) != digest)
            throw new InvalidOperationException($"{Name}: {content} is not what was sent");
        if (!objects.IsLongEnough(bytes.Lock))
            await objects.LockAsync(content, found.Version, ct);
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
