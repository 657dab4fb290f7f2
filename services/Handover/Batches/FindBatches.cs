using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Lists the batches the caller's departments give or receive; for the custodian all of the company.</summary>
internal static class FindBatches
{
    /// <summary>A batch without its lines.</summary>
    public sealed record Row(
        Guid Id, long Version, string BatchNo, string State, string FromDepartment, string? FromTeam, string ToDepartment, string? ToTeam,
        int Lines, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt);

    internal static void Map(RouteGroupBuilder batches) => batches.MapGet("/", Handle);

    private static async Task<Ok<PageOf<Row>>> Handle(
        string? state, Guid? after, int? limit, Actor actor, HandoverDb db, TimeProvider clock, CancellationToken ct)
    {
        var size = Page.Limit(limit);
        var wanted = Codes.Find<BatchState>(state);
        if (state is not null && wanted is null)
            throw Valid.Refusal("state", "不是批次状态", "it is no state of a batch");
        var rows = await db.Batches.AsNoTracking().VisibleTo(await db.ViewerAsync(actor, clock, ct))
            .Where(batch => (wanted == null || batch.State == wanted) && (after == null || batch.Id > after))
            .OrderBy(batch => batch.Id)
            .Take(size + 1)
            .Select(batch => new Row(
                batch.Id, batch.Version, batch.Number, batch.State.Code(), batch.From.Department, batch.From.Team, batch.To.Department, batch.To.Team,
                batch.Lines.Count, batch.CreatedAt, batch.SubmittedAt))
            .ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, size, row => row.Id));
    }
}
