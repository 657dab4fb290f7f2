using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Items;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Cancels a sale; its obligation ends, its material becomes sales history and still goes over (AMB-04, AMB-29, AMB-30, 5.10.2e).</summary>
internal static class CancelSale
{
    /// <param name="CancelledOn">Local archive date.</param>
    /// <param name="Reason">At least 4 characters.</param>
    public sealed record Request(DateOnly? CancelledOn, string? Reason);

    internal static void Map(RouteGroupBuilder sales) => sales.MapPost("/{id:guid}/cancellation", Handle);

    private static async Task<Ok<SaleView>> Handle(
        Guid id, Request request, Actor actor, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.Organisations.OfAsync(actor, clock, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select 1 from sale where id = {id} for update", ct);
        var sale = await db.OpenAsync(id, actor, company, ArchiveTime.Today(clock), ct);

        if (sale.Cancel(request.CancelledOn, request.Reason))
        {
            db.Announce(SaleFacts.Recorded(sale, clock.GetUtcNow(), actor.Person));
            db.Announce(SaleFacts.Cancelled(sale, clock.GetUtcNow(), actor.Person));
            db.Audit(actor, "sale.cancel", $"sale/{id}", new { sale.CancelledOn });
            await MoveToHistoryAsync(id, actor, db, clock, ct);
        }
        var answer = await db.AnswerAsync(TypedResults.Ok(SaleView.Of(sale)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private static async Task MoveToHistoryAsync(Guid saleId, Actor actor, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var items = db.Items.FromSql($"""select * from item where sale_id = {saleId} and "group" = {Category.SaleGroup} order by id for update""");
        foreach (var item in await items.ToListAsync(ct))
        {
            item.MoveToHistory();
            db.Announce(ItemFacts.Registered(item, clock.GetUtcNow(), actor.Person));
            db.Audit(actor, "item.regroup", $"item/{item.Id}", new { item.Group, saleId });
        }
    }
}
