using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Lists obligations of the caller's departments; for the archive all of the company (clause 5.2.2).</summary>
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
        var reader = (await db.ViewerAsync(actor, clock, ct)).Reader;
        var rows = await db.Obligations.AsNoTracking()
            .Where(row => (sale == null || row.SaleId == sale) && (wanted == null || row.State == wanted) && (after == null || row.Id > after))
            .Join(db.ObligationGuards.ReadableBy(reader), row => row.Id, guard => guard.Id, (obligation, guard) => new { obligation, guard })
            .OrderBy(row => row.obligation.Id)
            .Take(size + 1)
            .ToListAsync(ct);
        var page = Page.Of(rows, size, row => row.obligation.Id);
        await db.DiscloseAsync(actor, "obligation.list", [.. page.Items.Select(row => row.guard)], ct);
        await facts.ReadAsync([.. page.Items.Select(row => row.obligation.SaleId)], [], ct);
        var readable = await db.ReadableItemsAsync(facts.WaivedItems, reader, ct);
        return TypedResults.Ok(new PageOf<ObligationView>([.. page.Items.Select(row => ObligationView.Of(row.obligation, facts, readable))], page.Next));
    }
}
