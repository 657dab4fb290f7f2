using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Lists the batches the caller's departments give, receive or countersign; for the archive all of the company.</summary>
internal static class FindBatches
{
    /// <param name="Company">Code of the company whose batches are asked for; the own one unless said otherwise (AMB-33).</param>
    /// <param name="After">Id of the last batch of the page before.</param>
    internal sealed record Query(string? Company, string? State, Guid? After, int? Limit);

    /// <summary>A batch without its lines.</summary>
    /// <param name="Lines">How many of them the caller may read.</param>
    /// <param name="External">Whether it comes from another company's people and needs a countersignature (clause 4.3.2).</param>
    public sealed record Row(
        Guid Id, long Version, string BatchNo, string State, string FromDepartment, string? FromTeam, string ToDepartment, string? ToTeam,
        int Lines, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, bool External, DateTimeOffset? CountersignedAt)
    {
        internal static Row Of(Batch batch, int lines) => new(
            batch.Id, batch.Version, batch.Number, batch.State.Code(), batch.From.Department, batch.From.Team, batch.To.Department, batch.To.Team,
            lines, batch.CreatedAt, batch.SubmittedAt, batch.IsExternal, batch.CountersignedAt);
    }

    internal static void Map(RouteGroupBuilder batches) => batches.MapGet("/", Handle);

    private static async Task<Ok<PageOf<Row>>> Handle([AsParameters] Query query, Actor actor, HandoverDb db, TimeProvider clock, CancellationToken ct)
    {
        var size = Page.Limit(query.Limit);
        var wanted = Codes.Find<BatchState>(query.State);
        if (query.State is not null && wanted is null)
            throw Valid.Refusal("state", "不是批次状态", "it is no state of a batch");
        var reader = (await db.ViewerAsync(actor, query.Company, clock, ct)).Reader;
        var lines = db.LineGuards.ReadableBy(reader);
        var rows = await db.Batches.AsNoTracking()
            .Where(batch => (wanted == null || batch.State == wanted) && (query.After == null || batch.Id > query.After))
            .Join(db.BatchGuards.ReadableBy(reader), batch => batch.Id, guard => guard.Id, (batch, guard) => new { batch, guard })
            .OrderBy(row => row.batch.Id)
            .Take(size + 1)
            .Select(row => new { row.batch, row.guard, lines = lines.Count(line => line.BatchId == row.batch.Id) })
            .ToListAsync(ct);
        var page = Page.Of(rows, size, row => row.batch.Id);
        await db.DiscloseAsync(actor, "batch.list", [.. page.Items.Select(row => row.guard)], ct);
        return TypedResults.Ok(new PageOf<Row>([.. page.Items.Select(row => Row.Of(row.batch, row.lines))], page.Next));
    }
}
