using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Corrects the signing dates with a reason; the obligation's day 0 moves with them (AMB-30).</summary>
internal static class CorrectSubscription
{
    /// <param name="Reason">At least 4 characters.</param>
    public sealed record Request(IReadOnlyList<SignatureLine>? Signatures, string? Reason);

    internal static void Map(RouteGroupBuilder sales) => sales.MapPost("/{id:guid}/subscription/correction", Handle);

    private static async Task<Ok<SaleView>> Handle(
        Guid id, Request request, Actor actor, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.Organisations.OfAsync(actor, clock, ct);
        var sale = await db.OpenAsync(id, actor, company, ArchiveTime.Today(clock), ct);
        var now = clock.GetUtcNow();
        var letter = await db.LetterAsync(company, request.Signatures, ct);

        sale.Correct(letter, request.Reason, actor.Person, now);

        db.Announce(SaleFacts.Recorded(sale, now, actor.Person));
        db.Announce(SaleFacts.Signed(sale, now, actor.Person));
        db.Audit(actor, "sale.correct", $"sale/{id}", new { sale.Corrections[^1].From, sale.Corrections[^1].To });
        return await db.AnswerAsync(TypedResults.Ok(SaleView.Of(sale)), ct);
    }
}
