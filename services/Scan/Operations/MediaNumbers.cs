using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Store;

namespace ArchivePlatform.Scanning.Operations;

/// <summary>What only Scan can tell of: uploads that wait to be verified, what became of the others, and whether the store may be trusted.</summary>
internal sealed class MediaNumbers
{
    /// <summary>Every end, so that a number stands at 0 before the first.</summary>
    private static readonly string[] Ends =
    [
        MediaState.Verified, MediaState.Joined, RejectReason.SizeMismatch, RejectReason.ChecksumMismatch, RejectReason.ContentMismatch, RejectReason.NotScannable,
        RejectReason.DecompressionLimit, RejectReason.ArchiveEntryUnsafe, RejectReason.ImageTooLarge, RejectReason.ContentLost,
    ];

    private readonly ConcurrentDictionary<string, long> decided = new(Ends.Select(end => KeyValuePair.Create(end, 0L)));
    private volatile Waiting? waiting;

    public MediaNumbers(IMeterFactory meters, StoreReport store, TimeProvider clock)
    {
        var meter = meters.Create("ArchivePlatform");
        meter.CreateObservableCounter("archive.media.decided", Decided, null, "Uploads decided by this replica, by their end: kept, joined, or why turned down.");
        meter.CreateObservableGauge("archive.media.waiting", () => Told(now => now.Count), null, "Confirmed uploads that are not decided.");
        meter.CreateObservableGauge("archive.media.waiting.age", () => Told(now => now.AgeAt(clock.GetUtcNow())), "s", "Age of the oldest confirmed upload that is not decided; 0 when none.");
        meter.CreateObservableGauge("archive.store.safe", () => store.IsSafe ? 1 : 0, null, "1 while the store was tried out and may be trusted.");
    }

    /// <summary>One more came to its end.</summary>
    public void Count(string end) => decided.AddOrUpdate(end, 1, (_, count) => count + 1);

    /// <summary>How many wait at present, and since when the oldest does.</summary>
    public void Wait(int count, DateTimeOffset? since) => waiting = new(count, since);

    private IEnumerable<Measurement<long>> Decided() => decided.Select(end => new Measurement<long>(end.Value, new KeyValuePair<string, object?>("end", end.Key)));

    private IEnumerable<Measurement<double>> Told(Func<Waiting, double> read) => waiting is { } now ? [new(read(now))] : [];

    private sealed record Waiting(int Count, DateTimeOffset? Since)
    {
        internal double AgeAt(DateTimeOffset now) => Since is { } since ? Math.Max(0, (now - since).TotalSeconds) : 0;
    }
}
