using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Uploads;

/// <summary>Gives up uploads nobody confirmed in their time, and their parts where the key may; the rest the bucket's own rule ends after two days. Tickets long over go too.</summary>
internal sealed partial class SweepUploads(ScanDb db, PartStore parts, TimeProvider clock, ILogger<SweepUploads> log) : ISweep
{
    private const int Round = 200;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Tickets.Where(ticket => ticket.ExpiresAt < now - Ticket.GoodFor).ExecuteDeleteAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var over = await db.Media
            .FromSql($"select * from media where state = 'DECLARED' and expires_at <= {now} order by expires_at for update skip locked limit {Round}").ToListAsync(ct);
        foreach (var media in over)
        {
            media.Expire(now);
            db.Audit(null, "media.expire", $"media/{media.Id}");
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        foreach (var media in over.Where(media => media.UploadId is not null))
            await GiveUpAsync(media, ct);
        return over.Count;
    }

    private async Task GiveUpAsync(Media media, CancellationToken ct)
    {
        try
        {
            var removed = await parts.GiveUpAsync(media, ct);
            LogGivenUp(log, media.Id, removed);
        }
        catch (StoreAway away)
        {
            LogLeft(log, media.Id, away.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Upload {Id} is given up; its parts removed: {Removed}")]
    private static partial void LogGivenUp(ILogger log, Guid id, bool removed);

    [LoggerMessage(Level = LogLevel.Information, Message = "The parts of upload {Id} are left to the store's own rule: {Reason}")]
    private static partial void LogLeft(ILogger log, Guid id, string reason);
}
