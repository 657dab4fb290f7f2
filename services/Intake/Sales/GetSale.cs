using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Shows a sale to the sales department and the archive; every view is logged.</summary>
internal static class GetSale
{
    internal static void Map(RouteGroupBuilder sales) => sales.MapGet("/{id:guid}", Handle);

    private static async Task<Ok<SaleView>> Handle(Guid id, Actor actor, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.Organisations.OfAsync(actor, clock, ct);
        var sale = await db.SeeAsync(id, actor, company, ArchiveTime.Today(clock), ct);

        db.Audit(actor, "sale.view", $"sale/{id}");
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(SaleView.Of(sale));
    }
}
