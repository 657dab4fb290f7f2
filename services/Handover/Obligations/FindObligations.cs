using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Lists obligations of the caller's departments; for the custodian all of the company (clause 5.2.2).</summary>
internal static class FindObligations
{
    internal static void Map(RouteGroupBuilder obligations) => obligations.MapGet("/", Handle);

    private static async Task<Ok<PageOf<ObligationView>>> Handle(
        Guid? sale, string? state, Guid? after, int? limit, Actor actor, HandoverDb db, SaleFacts facts, TimeProvider clock, CancellationToken ct)
    {
        var size = Page.Limit(limit);
        var wanted = Codes.Find<ObligationState>(state);
        if (state is not null && wanted is null)
            throw Valid.Refusal("state", "不是义务状态", "it is no state of an obligation");
        var rows = await db.Obligations.AsNoTracking().VisibleTo(await db.ViewerAsync(actor, clock, ct))
            .Where(row => (sale == null || row.SaleId == sale) && (wanted == null || row.State == wanted) && (after == null || row.Id > after))
            .OrderBy(row => row.Id)
            .Take(size + 1)
            .ToListAsync(ct);
        await facts.ReadAsync([.. rows.Select(row => row.SaleId)], [], ct);
        return TypedResults.Ok(Page.Of([.. rows.Select(row => ObligationView.Of(row, facts))], size, view => view.Id));
    }
}
