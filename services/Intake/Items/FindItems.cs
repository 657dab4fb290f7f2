using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Items;

/// <summary>Lists the interim inventory the caller may see, oldest first, personal papers masked (clauses 5.2.1, 5.9).</summary>
internal static class FindItems
{
    /// <param name="Company">Code of the company whose items are asked for; the own one unless said otherwise (AMB-33).</param>
    /// <param name="Department">Department that registered the items.</param>
    /// <param name="After">Id of the last item of the page before.</param>
    internal sealed record Query(string? Company, Guid? Property, Guid? Sale, string? Department, Guid? After, int? Limit);

    internal static void Map(RouteGroupBuilder items) => items.MapGet("/", Handle);

    private static async Task<Ok<PageOf<ItemView>>> Handle([AsParameters] Query query, Actor actor, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var limit = Page.Limit(query.Limit);
        var (company, reader) = await db.StandingAsync(actor, query.Company, clock, ct);
        var rows = await db.Items.AsNoTracking()
            .Where(item => query.Property == null || item.PropertyId == query.Property)
            .Where(item => query.Sale == null || item.SaleId == query.Sale)
            .Where(item => query.Department == null || item.DepartmentCode == query.Department)
            .Where(item => query.After == null || item.Id > query.After)
            .Join(db.ItemGuards.ReadableBy(company.ReaderOf(reader, ArchiveTime.Today(clock))), item => item.Id, guard => guard.Id, (item, guard) => new { item, guard })
            .OrderBy(row => row.item.Id)
            .Take(limit + 1)
            .ToListAsync(ct);
        var page = Page.Of(rows, limit, row => row.item.Id);
        await db.DiscloseAsync(actor, "item.list", [.. page.Items.Select(row => row.guard)], ct);

        var ids = page.Items.Select(row => row.item.Id).ToList();
        var custodies = await db.Custodies.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        var filings = await db.Filings.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        return TypedResults.Ok(new PageOf<ItemView>(
            [.. page.Items.Select(row => ItemView.Of(row.item, row.guard, custodies.GetValueOrDefault(row.item.Id), filings.GetValueOrDefault(row.item.Id)).Masked())],
            page.Next));
    }
}
