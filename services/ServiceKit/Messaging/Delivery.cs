using System.Diagnostics;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Brings messages to their effect: inbox mark, effect, announcements and audit in one transaction, skipped when seen before.</summary>
/// <remarks>
/// A batch that fails is taken apart and each message meets its own fate: applied, waiting for its cause, or parked with the reason.
/// While the database is away nothing is given up: the messages stay unacknowledged and are tried until it is back.
/// </remarks>
internal sealed partial class Delivery<TDb, TEffect, TMessage>(EffectBinding binding, IServiceProvider root)
    where TDb : ServiceDb
    where TEffect : class, IEffectOn<TMessage>
    where TMessage : class
{
    private const int TriesOnFault = 3;
    private const int TriesOnConflict = 12;

    private readonly Inbox inbox = root.GetRequiredService<Inbox>();
    private readonly Measures measures = root.GetRequiredService<Measures>();
    private readonly CancellationToken stopping = root.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    private readonly ILogger log = root.GetRequiredService<ILoggerFactory>().CreateLogger("ArchivePlatform.Delivery");

    internal async Task DeliverAsync(IReadOnlyList<Parcel<TMessage>> parcels, CancellationToken bus)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, bus);
        var ct = either.Token;
        if (parcels.Count > 1)
        {
            try
            {
                await ApplyAsync(parcels, 1, ct);
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                var kind = fault.GetType().Name;
                LogTakenApart(log, binding.Queue, parcels.Count, kind, fault.Message);
            }
        }
        foreach (var parcel in parcels)
            await DeliverOneAsync(parcel, ct);
    }

    /// <summary>Tries a message of the waiting room again; the caller holds its row.</summary>
    /// <exception cref="NotYet">Its cause is still missing.</exception>
    internal async Task RetryAsync(StoredMessage stored, CancellationToken ct)
    {
        var message = Envelope.Read<TMessage>(stored.Envelope);
        var parcel = new Parcel<TMessage>(stored.Id, message, stored.Owner, stored.TraceParent, () => stored.Envelope);
        await ApplyAsync([parcel], stored.Attempts, ct, fromWaiting: true);
    }

    private async Task DeliverOneAsync(Parcel<TMessage> parcel, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ApplyAsync([parcel], attempt, ct);
                return;
            }
            catch (Exception fault) when (Outage.Is(fault) && !ct.IsCancellationRequested)
            {
                LogOutage(log, binding.Queue, fault.GetType().Name, fault.Message);
                attempt--;
                await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                if (await SetAsideAsync(parcel, fault, attempt, ct))
                    return;
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20) * attempt), ct);
            }
        }
    }

    /// <returns>False where another try may succeed.</returns>
    private async Task<bool> SetAsideAsync(Parcel<TMessage> parcel, Exception fault, int attempt, CancellationToken ct)
    {
        switch (fault)
        {
            case NotYet notYet:
                await inbox.WaitAsync(parcel, binding.Queue, notYet, ct);
                return true;
            case RuleBroken broken:
                await inbox.ParkAsync(parcel, binding, new(broken.Rule.Code, broken.Sentence(chinese: false), attempt), ct);
                return true;
            case ForeignOwner foreign:
                await inbox.ParkAsync(parcel, binding, new("FOREIGN_OWNER", foreign.Message, attempt), ct);
                return true;
        }
        if (attempt < (Outage.IsConflict(fault) ? TriesOnConflict : TriesOnFault))
            return false;
        LogGivenUp(log, fault, binding.Queue, parcel.Id);
        await inbox.ParkAsync(parcel, binding, new("UNEXPECTED", ParkReason.Of(fault), attempt), ct);
        return true;
    }

    private async Task ApplyAsync(IReadOnlyList<Parcel<TMessage>> parcels, int attempt, CancellationToken ct, bool fromWaiting = false)
    {
        var began = Stopwatch.GetTimestamp();
        await using var scope = root.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var fresh = fromWaiting
            ? await Inbox.LeaveWaitingAsync(db, parcels[0], binding.Queue, ct) ? parcels : []
            : await inbox.ClaimAsync(db, parcels, binding.Queue, ct);
        if (fresh.Count == 0)
            return;
        foreach (var parcel in fresh)
            ForeignOwner.Refuse(parcel.Owner, binding);
        var effect = scope.ServiceProvider.GetRequiredService<TEffect>();
        await effect.PrepareAsync(fresh.Select(parcel => parcel.Message).ToList(), ct);
        foreach (var parcel in fresh)
            await ApplyOneAsync(effect, parcel, attempt, ct);
        await db.SaveLastAsync(ct);
        FailPoints.Hit("inbox.before-commit");
        await transaction.CommitAsync(ct);
        FailPoints.Hit("inbox.after-commit");
        measures.Applied(binding.Queue, Stopwatch.GetElapsedTime(began));
    }

    private async Task ApplyOneAsync(TEffect effect, Parcel<TMessage> parcel, int attempt, CancellationToken ct)
    {
        using var span = Tracing.Apply(binding.Queue, parcel.Id, parcel.TraceParent);
        try
        {
            await effect.ApplyAsync(parcel.Message, new Arrival(parcel.Id, parcel.Owner, attempt), ct);
        }
        catch (NotYet notYet)
        {
            span?.SetTag("archive.waits-for", notYet.Subject);
            throw;
        }
        catch (Exception fault)
        {
            span?.SetStatus(ActivityStatusCode.Error, fault.Message);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Queue}: a batch of {Count} is taken apart: {Kind} {Reason}")]
    private static partial void LogTakenApart(ILogger log, string queue, int count, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Queue}: the database is away: {Kind} {Reason}")]
    private static partial void LogOutage(ILogger log, string queue, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Queue}: message {MessageId} is parked")]
    private static partial void LogGivenUp(ILogger log, Exception fault, string queue, Guid messageId);
}

/// <summary>A contract was published by a service that does not own it, or by nobody the broker knows.</summary>
internal sealed class ForeignOwner(string message) : Exception(message)
{
    internal static void Refuse(string owner, EffectBinding binding)
    {
        if (owner != binding.Owner)
            throw new ForeignOwner($"'{owner}' published {binding.Exchange}, which belongs to '{binding.Owner}'");
    }
}
