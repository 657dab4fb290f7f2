using System.Collections.Concurrent;
using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Store;

namespace ArchivePlatform.Scanning.Uploads;

/// <summary>Looks what of some uploads the store has, several at a time.</summary>
internal sealed class Arrivals(ObjectStore store, PartStore parts)
{
    private const int AtOnce = 8;

    /// <summary>The parts of each that the store has whole.</summary>
    /// <exception cref="StoreAway">The store is away.</exception>
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<int>>> StoredAsync(IReadOnlyCollection<Media> uploads, CancellationToken ct) =>
        EachAsync<IReadOnlyList<int>>(uploads, async (media, each) => [.. (await WholePartsAsync(media, each)).Select(part => part.Number)], ct);

    /// <summary>Of each the bytes to be kept, its parts joined where it has any; or what is missing.</summary>
    /// <exception cref="StoreAway">The store is away.</exception>
    public Task<IReadOnlyDictionary<Guid, Arrived>> WholeAsync(IReadOnlyCollection<Media> uploads, CancellationToken ct) =>
        EachAsync(uploads, WholeAsync, ct);

    private async Task<Arrived> WholeAsync(Media media, CancellationToken ct)
    {
        if (!media.Plan.IsSingle && await MissingAsync(media, ct) is { Count: > 0 } missing)
            return new(null, missing);
        return await store.FindAsync(media.Key, ct) is { } found ? new(found.Version, []) : new(null, [.. Enumerable.Range(1, media.Plan.Parts)]);
    }

    /// <summary>Joins the parts unless some are missing; a join that was done before is no fault.</summary>
    private async Task<IReadOnlyList<int>> MissingAsync(Media media, CancellationToken ct)
    {
        if (media.UploadId is null)
            return [.. Enumerable.Range(1, media.Plan.Parts)];
        if (await parts.FindAsync(media, ct) is not { } arrived)
            return [];
        var whole = Whole(media, arrived);
        var missing = Enumerable.Range(1, media.Plan.Parts).Except(whole.Select(part => part.Number)).ToList();
        if (missing.Count > 0)
            return missing;
        try
        {
            await parts.JoinAsync(media, whole, ct);
        }
        catch (StoreRefused gone) when (gone.Status == 404)
        {
            // A confirmation that died before it was done has joined them.
        }
        return [];
    }

    private async Task<IReadOnlyList<StoredPart>> WholePartsAsync(Media media, CancellationToken ct)
    {
        if (!media.Plan.IsSingle)
            return media.UploadId is not null && await parts.FindAsync(media, ct) is { } arrived ? Whole(media, arrived) : [];
        return await store.FindAsync(media.Key, ct) is { } found && found.Size == media.SizeInBytes ? [new StoredPart(1, found.Size, "")] : [];
    }

    private static List<StoredPart> Whole(Media media, IReadOnlyList<StoredPart> arrived) =>
        [.. arrived.Where(part => part.Number <= media.Plan.Parts && part.Size == media.Plan.SizeOf(part.Number))];

    /// <summary>Asks the store something for each upload, several at a time.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, T>> EachAsync<T>(IReadOnlyCollection<Media> uploads, Func<Media, CancellationToken, Task<T>> look, CancellationToken ct)
    {
        var found = new ConcurrentDictionary<Guid, T>();
        await Parallel.ForEachAsync(uploads, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (media, each) => found[media.Id] = await look(media, each));
        return found;
    }
}

/// <summary>What arrived of an upload.</summary>
/// <param name="Version">The store's name of its bytes; null while some are missing.</param>
/// <param name="Missing">Numbers of the missing parts.</param>
internal sealed record Arrived(string? Version, IReadOnlyList<int> Missing);
