using System.Diagnostics;
using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Operations;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Reads every confirmed upload back, judges it and locks it; until that is done nothing about it counts as kept (clauses 2, 5.9).</summary>
/// <remarks>Every step may be repeated: a service that dies at any point goes on where the medium stands, and what was locked in vain stays locked.</remarks>
internal sealed partial class VerifyMedia(
    Claims claims, Verdicts verdicts, ObjectStore store, StoreReport report, VerificationSignal signal, MediaNumbers numbers, IOptions<ScanOptions> options,
    ILogger<VerifyMedia> log)
    : BackgroundService
{
    /// <summary>Longest time a confirmation of another replica waits to be seen.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PauseWhenAway = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseWhenRefused = TimeSpan.FromSeconds(60);

    /// <summary>Uploads of one worker that the store is asked about at the same time.</summary>
    private const int AtOnce = 4;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (report.IsSafe && await claims.TakeAsync(ct) is { Count: > 0 } taken)
                    await VerifyAsync(taken, ct);
                else
                    await signal.WaitAsync(Look, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogInterrupted(log, fault.GetType().Name, fault.Message);
                await Task.WhenAny(Task.Delay(PauseWhenAway, ct));
            }
        }
    }

    private async Task VerifyAsync(IReadOnlyList<Media> taken, CancellationToken ct)
    {
        // There may be more; the next worker looks while this one reads.
        signal.Set();
        var began = Stopwatch.GetTimestamp();
        var read = await EachAsync([.. taken.Select(media => new Verdict(media))], InspectAsync, ct);
        var locked = await EachAsync(await JoinAsync(read, ct), LockAsync, ct);
        var ended = await verdicts.WriteAsync(locked, ct);
        FailPoints.Hit("verify.after-save");
        var elapsed = Stopwatch.GetElapsedTime(began);
        foreach (var verdict in ended)
        {
            numbers.Count(verdict.End);
            LogDecided(log, verdict.Media.Id, verdict.End, elapsed);
        }
    }

    /// <summary>Goes on with each, a few at a time; one that cannot go on now is put back and does not hold up the others.</summary>
    private async Task<IReadOnlyList<Verdict>> EachAsync(IReadOnlyList<Verdict> some, Func<Verdict, CancellationToken, Task<Verdict>> step, CancellationToken ct)
    {
        var after = new Verdict?[some.Count];
        await Parallel.ForAsync(0, some.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (place, each) =>
        {
            var media = some[place].Media;
            try
            {
                after[place] = await step(some[place], each);
            }
            catch (StoreAway away)
            {
                LogPutBack(log, media.Id, away.Message);
                await claims.PutBackAsync([media], PauseWhenAway, each);
            }
            catch (Exception fault) when (!each.IsCancellationRequested)
            {
                LogRefused(log, media.Id, fault.GetType().Name, fault.Message);
                await claims.PutBackAsync([media], PauseWhenRefused, each);
            }
        });
        return [.. after.OfType<Verdict>()];
    }

    /// <summary>Reads the bytes back, once and all of them.</summary>
    private async Task<Verdict> InspectAsync(Verdict verdict, CancellationToken ct)
    {
        var (media, renewed) = (verdict.Media, Stopwatch.GetTimestamp());
        try
        {
            await using var bytes = await store.OpenAsync(media.Key, media.StoreVersion!, 0, null, ct);
            var seen = await Inspection.OfAsync(bytes, media.SizeInBytes, StillAtItAsync, ct);
            return FaultOf(media, seen) is { } fault ? verdict with { End = fault } : verdict with { Digests = seen.Digests, Lock = bytes.Lock };
        }
        catch (StoreRefused gone) when (gone.Status == 404)
        {
            return verdict with { End = RejectReason.ContentLost };
        }

        async Task StillAtItAsync(CancellationToken token)
        {
            if (Stopwatch.GetElapsedTime(renewed) < claims.RenewEvery)
                return;
            await claims.RenewAsync(media, token);
            renewed = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Joins those whose content their item has already; of several with the same content the first goes on, and the others are judged once it is decided.</summary>
    private async Task<IReadOnlyList<Verdict>> JoinAsync(IReadOnlyList<Verdict> read, CancellationToken ct)
    {
        var sound = read.Where(verdict => verdict.Keeps).ToLookup(verdict => (verdict.Media.ItemId, verdict.Media.Sha256));
        if (sound.Count == 0)
            return read;
        var repeated = sound.SelectMany(same => same.Skip(1)).Select(verdict => verdict.Media).ToHashSet();
        if (repeated.Count > 0)
            await claims.PutBackAsync(repeated, TimeSpan.Zero, ct);
        var firsts = await verdicts.FirstsOfAsync([.. sound.Select(same => same.First().Media)], ct);
        return [.. read.Where(verdict => !repeated.Contains(verdict.Media)).Select(verdict =>
            verdict.Keeps && firsts.TryGetValue((verdict.Media.ItemId, verdict.Media.Sha256), out var first)
                ? verdict with { End = MediaState.Joined, First = first }
                : verdict)];
    }

    /// <summary>Locks the bytes to be kept, unless their upload has locked them long enough: what is announced can no longer be removed.</summary>
    private async Task<Verdict> LockAsync(Verdict verdict, CancellationToken ct)
    {
        if (!verdict.Keeps)
            return verdict;
        FailPoints.Hit("verify.before-lock");
        var until = store.IsLongEnough(verdict.Lock) ? verdict.Lock.Until : await store.LockAsync(verdict.Media.Key, verdict.Media.StoreVersion!, ct);
        FailPoints.Hit("verify.after-lock");
        return verdict with { LockedUntil = until };
    }

    private static string? FaultOf(Media media, Inspection seen) =>
        seen.Size != media.SizeInBytes ? RejectReason.SizeMismatch
        : seen.Sha256 != media.Sha256 ? RejectReason.ChecksumMismatch
        : Content.FaultOf(MediaFormat.Of(media.MediaType), seen.Sample);

    [LoggerMessage(Level = LogLevel.Information, Message = "Medium {Id}: {End} after {Elapsed}")]
    private static partial void LogDecided(ILogger log, Guid id, string end, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Medium {Id} waits, the store is away: {Reason}")]
    private static partial void LogPutBack(ILogger log, Guid id, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Medium {Id} cannot be kept yet: {Kind} {Reason}")]
    private static partial void LogRefused(ILogger log, Guid id, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Verification is interrupted: {Kind} {Reason}")]
    private static partial void LogInterrupted(ILogger log, string kind, string reason);
}
