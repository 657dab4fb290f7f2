using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Store;

/// <summary>What Scan does with the store: looks, reads by version, and locks; it never removes, and cannot.</summary>
internal sealed class ObjectStore(StoreClient client, IOptions<StorageOptions> options)
{
    /// <summary>Keys of one request that make a list cheaper than a question each: a list of 500 takes as long as 15 questions.</summary>
    private const int WorthAList = 16;

    private const int AtOnce = 8;
    private const int NotFound = 404;

    private static readonly (string, string)[] Nothing = [];

    /// <summary>What lies under some keys now, by key; there is none where nothing lies.</summary>
    /// <remarks>Of keys made together one list tells, in place of a question for each.</remarks>
    /// <exception cref="StoreAway">The store is away.</exception>
    internal async Task<IReadOnlyDictionary<string, StoredObject>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var found = new ConcurrentDictionary<string, StoredObject>();
        var left = new List<string>();
        foreach (var together in keys.ToLookup(StoreKeys.TogetherOf))
            left.AddRange(together.Count() < WorthAList ? together : await ListAsync(together.Key, together.ToHashSet(), found, ct));
        await Parallel.ForEachAsync(left, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (key, each) =>
        {
            if (await FindAsync(key, each) is { } one)
                found[key] = one;
        });
        return found;
    }

    /// <summary>What lies under a key now; null where there is nothing.</summary>
    internal async Task<StoredObject?> FindAsync(string key, CancellationToken ct)
    {
        using var answer = await client.TrySendAsync(HttpMethod.Head, key, Nothing, ct);
        if ((int)answer.StatusCode == NotFound)
            return null;
        if (!answer.IsSuccessStatusCode)
            throw new StoreRefused((int)answer.StatusCode, "");
        var version = answer.Headers.TryGetValues("x-amz-version-id", out var versions) ? versions.First() : throw new StoreAway("The store names no version");
        return new StoredObject(version, answer.Content.Headers.ContentLength ?? throw new StoreAway("The store names no size"));
    }

    /// <summary>The bytes of one version, or a stretch of them.</summary>
    /// <param name="from">First byte, from 0.</param>
    /// <param name="until">Last byte; null for the end.</param>
    /// <exception cref="StoreRefused">There are none (404).</exception>
    internal async Task<StoredBytes> OpenAsync(string key, string version, long from, long? until, CancellationToken ct)
    {
        var range = new RangeHeaderValue(from, until).ToString();
        var answer = await client.SendAsync(HttpMethod.Get, key, [("versionId", version)], ct, null, ("range", range));
        return await StoredBytes.OfAsync(answer, ct);
    }

    /// <summary>Locks a version so that nobody, not even the store's owner, can remove it for as long as a medium is locked, and reads back that the store says so.</summary>
    /// <returns>Until when it is locked.</returns>
    /// <exception cref="StoreRefused">The store does not lock it, or not so long.</exception>
    internal async Task<DateTimeOffset> LockAsync(string key, string version, CancellationToken ct)
    {
        var until = LockUntil();
        await LockAsync(key, version, until, ct);
        return until;
    }

    /// <summary>As <see cref="LockAsync(string, string, CancellationToken)"/>, until an instant.</summary>
    /// <exception cref="StoreRefused">The store does not lock it, or not so long.</exception>
    internal async Task LockAsync(string key, string version, DateTimeOffset until, CancellationToken ct)
    {
        var body = Encoding.UTF8.GetBytes($"<Retention xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Mode>{Retention.Compliance}</Mode><RetainUntilDate>{Retention.Instant(until)}</RetainUntilDate></Retention>");
        (string, string)[] query = [("retention", ""), ("versionId", version)];
        (await client.SendAsync(HttpMethod.Put, key, query, ct, body, StoreClient.Md5(body))).Dispose();
        var held = await RetentionAsync(key, version, ct);
        if (held?.Holds(until.AddSeconds(-1)) is not true)
            throw new StoreRefused(200, $"locked {held?.Mode} until {held?.Until:O}");
    }

    /// <summary>How a version is locked; null where it is not.</summary>
    internal async Task<Retention?> RetentionAsync(string key, string version, CancellationToken ct)
    {
        using var answer = await client.TrySendAsync(HttpMethod.Get, key, [("retention", ""), ("versionId", version)], ct);
        if (!answer.IsSuccessStatusCode)
            return null;
        var held = await StoreClient.ReadAsync(answer, ct);
        return StoreClient.Text(held, "RetainUntilDate") is { } until
            ? new Retention(StoreClient.Text(held, "Mode") ?? "", Retention.Read(until))
            : null;
    }

    /// <summary>Whether a lock lasts as long as a medium that is kept now must be locked.</summary>
    internal bool IsLongEnough([NotNullWhen(true)] Retention? held) => held?.Holds(LockUntil()) is true;

    /// <summary>How long a medium kept now is locked at least.</summary>
    private DateTimeOffset LockUntil() => TimeProvider.System.GetUtcNow().AddDays(options.Value.LockDays);

    /// <summary>Takes from one list what lies under keys with the same beginning; older versions, which a repeated upload leaves, do not count.</summary>
    /// <returns>The keys the list says nothing of because it was too long: somebody has sent the same again and again.</returns>
    private async Task<IReadOnlyCollection<string>> ListAsync(string beginning, HashSet<string> wanted, ConcurrentDictionary<string, StoredObject> found, CancellationToken ct)
    {
        using var answer = await client.SendAsync(HttpMethod.Get, null, [("versions", ""), ("prefix", beginning), ("max-keys", "1000")], ct);
        var list = await StoreClient.ReadAsync(answer, ct);
        foreach (var entry in list.Elements().Where(element => element.Name.LocalName == "Version" && StoreClient.Text(element, "IsLatest") == "true"))
        {
            var key = Said(entry, "Key");
            if (wanted.Contains(key))
                found[key] = new StoredObject(Said(entry, "VersionId"), long.Parse(Said(entry, "Size"), CultureInfo.InvariantCulture));
        }
        return Said(list, "IsTruncated") == "true" ? [.. wanted.Where(key => !found.ContainsKey(key))] : [];

        static string Said(XElement holder, string name) => StoreClient.Text(holder, name) ?? throw new StoreAway($"The store's list names no {name}");
    }
}

/// <summary>An object as the store has it now.</summary>
/// <param name="Version">The store's name of exactly these bytes.</param>
/// <param name="Size">Bytes.</param>
internal sealed record StoredObject(string Version, long Size);
