using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Cancels a sale; its obligation ends, its material still goes over (AMB-04, AMB-30).</summary>
internal static class CancelSale
{
    /// <param name="CancelledOn">Local archive date.</param>
    /// <param name="Reason">At least 4 characters.</param>
    public sealed record Request(DateOnly? CancelledOn, string? Reason);

    internal static void Map(RouteGroupBuilder sales) => sales.MapPost("/{id:guid}/cancellation", Handle);

    private static async Task<Ok<SaleView>> Handle(
        Guid id, Request request, Actor actor, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.Organisations.OfAsync(actor, ct);
        var sale = await db.OpenAsync(id, actor, company, ct);

        if (sale.Cancel(request.CancelledOn, request.Reason))
        {
            db.Announce(SaleFacts.Recorded(sale, clock.GetUtcNow(), actor.Person));
            db.Announce(SaleFacts.Cancelled(sale, clock.GetUtcNow(), actor.Person));
            db.Audit(actor, "sale.cancel", $"sale/{id}", new { sale.CancelledOn });
        }
        return await db.AnswerAsync(TypedResults.Ok(SaleView.Of(sale)), ct);
    }
}
