using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>Sends proven bytes in small pieces for as long as the reader may read; then, or at damage, the connection is cut, so that nobody takes a part for the whole.</summary>
internal sealed partial class Transfer(RightToRead right, Views views, ILogger<Transfer> log)
{
    /// <summary>Bytes between two questions about the right; on a line of 1 Mbit/s half a second.</summary>
    private const int Piece = 64 * 1024;

    /// <param name="first">The bytes proven already.</param>
    public async Task SendAsync(HttpContext context, Media holder, ProvenBytes bytes, ReadOnlyMemory<byte> first, OpenedMedia opened)
    {
        var ct = context.RequestAborted;
        try
        {
            for (var proven = first; !proven.IsEmpty; proven = await bytes.NextAsync(ct))
            {
                if (await SendPiecesAsync(context, proven, opened, ct))
                    continue;
                LogCut(log, opened.Id, opened.Actor.Person);
                context.Abort();
                return;
            }
        }
        catch (ContentDamaged)
        {
            Alarm(holder);
            context.Abort();
            await views.RecordDamageAsync(holder, CancellationToken.None);
        }
        catch (StoreAway away)
        {
            LogBroken(log, opened.Id, away.Message);
            context.Abort();
        }
    }

    /// <summary>Tells operations of a medium that the store has lost or changed.</summary>
    public void Alarm(Media holder) => LogDamaged(log, holder.Id, holder.StoreVersion);

    private async Task<bool> SendPiecesAsync(HttpContext context, ReadOnlyMemory<byte> proven, OpenedMedia opened, CancellationToken ct)
    {
        for (var at = 0; at < proven.Length; at += Piece)
        {
            if (!await right.StillHoldsAsync(opened.Id, opened.Actor, opened.ClaimedAt, ct))
                return false;
            await context.Response.Body.WriteAsync(proven.Slice(at, Math.Min(Piece, proven.Length - at)), ct);
        }
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The transfer of medium {Id} to {Person} is cut: the right to read it has ended")]
    private static partial void LogCut(ILogger log, Guid id, string person);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The transfer of medium {Id} broke off: {Reason}")]
    private static partial void LogBroken(ILogger log, Guid id, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The stored bytes of medium {Id}, version {StoreVersion}, are not those that were kept")]
    private static partial void LogDamaged(ILogger log, Guid id, string? storeVersion);
}

/// <summary>Who reads what.</summary>
/// <param name="ClaimedAt">Instant from which the reader's claims are believed.</param>
internal sealed record OpenedMedia(Guid Id, Actor Actor, DateTimeOffset ClaimedAt);
