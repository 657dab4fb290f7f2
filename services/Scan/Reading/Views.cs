using ArchivePlatform.Contracts.Scanning;
using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>Records that somebody looks at a medium, before a byte of it leaves (clause 5.11.1).</summary>
internal sealed class Views(ScanDb db, TimeProvider clock)
{
    /// <summary>The ticket of a request; null where there is none.</summary>
    /// <exception cref="RequestRefused"><c>TOKEN_INVALID</c> (401): it is over, or another person's, or another medium's</exception>
    public async Task<Ticket?> TicketAsync(string? secret, Guid mediaId, Actor actor, CancellationToken ct)
    {
        if (secret is null)
            return null;
        var hash = TicketClaims.Hash(secret);
        var ticket = await db.Tickets.SingleOrDefaultAsync(ticket => ticket.SecretHash == hash, ct);
        return ticket is not null && ticket.MediaId == mediaId && ticket.Person == actor.Person && clock.GetUtcNow() < ticket.ExpiresAt
            ? ticket
            : throw new RequestRefused(Refusals.TokenInvalid);
    }

    /// <summary>Notes the view and announces it; further ranges of a ticket are noted but are no new view.</summary>
    public async Task RecordAsync(Media media, MediaGuard guard, Ticket? ticket, WantedRange range, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var view = ticket?.Id ?? clock.NewId();
        if (ticket?.UsedAt is null)
            db.Announce(new MediaViewed(view, media.Id, media.ItemId, media.CompanyId, guard.DossierId, actor.Person, ticket?.Purpose, 1, now));
        if (ticket is not null)
            ticket.UsedAt ??= now;
        db.Audit(actor, "media.view", guard.Subject, new { view, ticket?.Purpose, range.From, range.Until });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Notes that the store gives other bytes than were kept.</summary>
    public async Task RecordDamageAsync(Media media, CancellationToken ct)
    {
        db.Audit(null, "media.damaged", $"media/{media.Id}", new { media.StoreVersion });
        await db.SaveChangesAsync(ct);
    }
}
