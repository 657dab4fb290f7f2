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
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<int>>> StoredAsync(IReadOnlyCollection<Media> uploads, CancellationToken ct)
    {
        var begun = await EachAsync(uploads.Where(media => media.UploadId is not null), parts.FindAsync, ct);
        var found = await store.FindAsync([.. uploads.Where(media => media.Plan.IsSingle).Select(media => media.Key)], ct);
        return uploads.ToDictionary(media => media.Id, IReadOnlyList<int> (media) => found.TryGetValue(media.Key, out var whole)
            ? whole.Size == media.SizeInBytes ? [1] : []
            : [.. Whole(media, begun.GetValueOrDefault(media.Id) ?? []).Select(part => part.Number)]);
    }

    /// <summary>Of each the bytes to be kept, its parts joined where it has any; or what is missing.</summary>
    /// <exception cref="StoreAway">The store is away.</exception>
    public async Task<IReadOnlyDictionary<Guid, Arrived>> WholeAsync(IReadOnlyCollection<Media> uploads, CancellationToken ct)
    {
        var missing = await EachAsync(uploads.Where(media => !media.Plan.IsSingle), MissingAsync, ct);
        var complete = uploads.Where(media => missing.GetValueOrDefault(media.Id) is not { Count: > 0 });
        var found = await store.FindAsync([.. complete.Select(media => media.Key)], ct);
        return uploads.ToDictionary(media => media.Id, media => found.TryGetValue(media.Key, out var whole)
            ? new Arrived(whole.Version, [])
            : new Arrived(null, missing.GetValueOrDefault(media.Id) is { Count: > 0 } some ? some : AllOf(media)));
    }

    /// <summary>Joins the parts unless some are missing; a join that was done before is no fault.</summary>
    private async Task<IReadOnlyList<int>> MissingAsync(Media media, CancellationToken ct)
    {
        if (media.UploadId is null)
            return AllOf(media);
        if (await parts.FindAsync(media, ct) is not { } arrived)
            return [];
        var whole = Whole(media, arrived);
        var missing = AllOf(media).Except(whole.Select(part => part.Number)).ToList();
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

    private static IReadOnlyList<int> AllOf(Media media) => [.. Enumerable.Range(1, media.Plan.Parts)];

    private static List<StoredPart> Whole(Media media, IReadOnlyList<StoredPart> arrived) =>
        [.. arrived.Where(part => part.Number <= media.Plan.Parts && part.Size == media.Plan.SizeOf(part.Number))];

    /// <summary>Asks the store something for each upload, several at a time.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, T>> EachAsync<T>(IEnumerable<Media> uploads, Func<Media, CancellationToken, Task<T>> look, CancellationToken ct)
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
