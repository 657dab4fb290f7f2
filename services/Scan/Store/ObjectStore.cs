using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Store;

/// <summary>What Scan does with the store: looks, reads by version, and locks; it never removes, and cannot.</summary>
internal sealed class ObjectStore(StoreClient client, IOptions<StorageOptions> options)
{
    private static readonly (string, string)[] Nothing = [];

    /// <summary>A key nobody can guess, fresh for each upload.</summary>
    internal static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    /// <summary>What lies under a key now; null where there is nothing.</summary>
    internal async Task<StoredObject?> FindAsync(string key, CancellationToken ct)
    {
        using var answer = await client.TrySendAsync(HttpMethod.Head, key, Nothing, ct);
        if ((int)answer.StatusCode == 404)
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

    /// <summary>Locks a version so that nobody, not even the store's owner, can remove it before, and reads back that the store says so.</summary>
    /// <exception cref="StoreRefused">The store does not lock it, or not so long.</exception>
    internal async Task LockAsync(string key, string version, DateTimeOffset until, CancellationToken ct)
    {
        var wanted = until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var body = System.Text.Encoding.UTF8.GetBytes($"<Retention xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Mode>COMPLIANCE</Mode><RetainUntilDate>{wanted}</RetainUntilDate></Retention>");
        (string, string)[] query = [("retention", ""), ("versionId", version)];
        (await client.SendAsync(HttpMethod.Put, key, query, ct, body, StoreClient.Md5(body))).Dispose();
        var held = await RetentionAsync(key, version, ct);
        if (held is not { Mode: "COMPLIANCE" } || held.Until < until.AddSeconds(-1))
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
            ? new Retention(StoreClient.Text(held, "Mode") ?? "", DateTimeOffset.Parse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
            : null;
    }

    /// <summary>How long a medium kept now is locked.</summary>
    internal DateTimeOffset LockUntil() => TimeProvider.System.GetUtcNow().AddDays(options.Value.LockDays);
}

/// <summary>An object as the store has it now.</summary>
/// <param name="Version">The store's name of exactly these bytes.</param>
/// <param name="Size">Bytes.</param>
internal sealed record StoredObject(string Version, long Size);

/// <summary>How a version is locked.</summary>
internal sealed record Retention(string Mode, DateTimeOffset Until);
