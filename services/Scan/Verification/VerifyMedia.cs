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

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (report.IsSafe && await claims.TakeAsync(ct) is { } media)
                    await VerifyAsync(media, ct);
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

    private async Task VerifyAsync(Media media, CancellationToken ct)
    {
        // There may be more; the next worker looks while this one reads.
        signal.Set();
        var began = Stopwatch.GetTimestamp();
        try
        {
            var end = await JudgeAsync(media, ct);
            numbers.Count(end);
            var elapsed = Stopwatch.GetElapsedTime(began);
            LogDecided(log, media.Id, end, elapsed);
        }
        catch (StoreAway away)
        {
            LogPutBack(log, media.Id, away.Message);
            await claims.PutBackAsync(media, PauseWhenAway, ct);
        }
        catch (StoreRefused refused)
        {
            LogRefused(log, media.Id, refused.Message);
            await claims.PutBackAsync(media, PauseWhenRefused, ct);
        }
    }

    /// <returns>The state it came to.</returns>
    private async Task<string> JudgeAsync(Media media, CancellationToken ct)
    {
        if (await InspectAsync(media, ct) is not { } seen)
            return await RejectAsync(media, RejectReason.ContentLost, ct);
        if (FaultOf(media, seen) is { } fault)
            return await RejectAsync(media, fault, ct);
        if (await verdicts.FirstOfAsync(media, ct) is { } first)
        {
            await verdicts.JoinAsync(media, first, ct);
            return MediaState.Joined;
        }
        var until = store.LockUntil();
        FailPoints.Hit("verify.before-lock");
        await store.LockAsync(media.Key, media.StoreVersion!, until, ct);
        FailPoints.Hit("verify.after-lock");
        await verdicts.KeepAsync(media, seen.Digests, until, ct);
        FailPoints.Hit("verify.after-save");
        return MediaState.Verified;
    }

    /// <returns>Null where the store no longer has it.</returns>
    private async Task<Inspection?> InspectAsync(Media media, CancellationToken ct)
    {
        var renewed = Stopwatch.GetTimestamp();
        try
        {
            await using var bytes = await store.OpenAsync(media.Key, media.StoreVersion!, 0, null, ct);
            return await Inspection.OfAsync(bytes, media.SizeInBytes, StillAtItAsync, ct);
        }
        catch (StoreRefused gone) when (gone.Status == 404)
        {
            return null;
        }

        async Task StillAtItAsync(CancellationToken token)
        {
            if (Stopwatch.GetElapsedTime(renewed) < claims.RenewEvery)
                return;
            await claims.RenewAsync(media, token);
            renewed = Stopwatch.GetTimestamp();
        }
    }

    private async Task<string> RejectAsync(Media media, string reason, CancellationToken ct)
    {
        await verdicts.RejectAsync(media, reason, ct);
        return reason;
    }

    private static string? FaultOf(Media media, Inspection seen) =>
        seen.Size != media.SizeInBytes ? RejectReason.SizeMismatch
        : seen.Sha256 != media.Sha256 ? RejectReason.ChecksumMismatch
        : Content.FaultOf(MediaFormat.Of(media.MediaType), seen.Sample);

    [LoggerMessage(Level = LogLevel.Information, Message = "Medium {Id}: {End} after {Elapsed}")]
    private static partial void LogDecided(ILogger log, Guid id, string end, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Medium {Id} waits, the store is away: {Reason}")]
    private static partial void LogPutBack(ILogger log, Guid id, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Medium {Id} cannot be kept yet: {Reason}")]
    private static partial void LogRefused(ILogger log, Guid id, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Verification is interrupted: {Kind} {Reason}")]
    private static partial void LogInterrupted(ILogger log, string kind, string reason);
}
