using System.Buffers.Text;
using System.Security.Cryptography;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>Gives a reader a ticket for one medium and one purpose, good for five minutes, where no token can be sent, as in a player (clause 5.11.1).</summary>
internal static class IssueTicket
{
    /// <param name="Purpose">What the medium is looked at for, 1 to 100 characters; stands in the trail of the view.</param>
    public sealed record Request(string? Purpose);

    /// <param name="Ticket">Given once; kept nowhere.</param>
    /// <param name="Url">Where the bytes are, from the origin.</param>
    public sealed record Response(string Ticket, DateTimeOffset ExpiresAt, string Url);

    internal static void Map(RouteGroupBuilder media) => media.MapPost("/{id:guid}/tickets", Handle);

    private static async Task<Created<Response>> Handle(Guid id, Request request, Actor actor, HttpContext context, ScanDb db, TimeProvider clock, CancellationToken ct)
    {
        await db.ReadableAsync(id, null, actor, clock, ct);
        var purpose = Valid.Text(request.Purpose, 100, "purpose");
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var ticket = new Ticket
        {
            Id = clock.NewId(),
            SecretHash = TicketClaims.Hash(secret),
            MediaId = id,
            Person = actor.Person,
            Claims = TicketClaims.Write(context.User),
            ClaimedAt = TicketClaims.IssuedAt(context.User),
            Purpose = purpose,
            ExpiresAt = clock.GetUtcNow() + Ticket.GoodFor,
        };
        db.Add(ticket);
        db.Audit(actor, "media.ticket", $"media/{id}", new { view = ticket.Id, purpose });
        var url = $"/api/scan/media/{id}/content?{TicketScheme.Name}={secret}";
        return await db.AnswerOnceAsync(TypedResults.Created((string?)null, new Response(secret, ticket.ExpiresAt, url)), ct);
    }
}
