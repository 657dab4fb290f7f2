using ArchivePlatform.Handovers.Custodies;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Puts further items on the list of a draft (clause 5.1.4).</summary>
internal static class ListItems
{
    /// <param name="ItemIds">1–500 items, appended in this order.</param>
    public sealed record Request(IReadOnlyList<Guid>? ItemIds);

    internal static void Map(RouteGroupBuilder batches) => batches.MapPost("/{id:guid}/lines", Handle);

    private static async Task<Ok<BatchView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, HandoverDb db, TimeProvider clock, CancellationToken ct)
    {
        var ids = Valid.List(request.ItemIds, 1, Batch.MostLines, "itemIds");
        var batch = await db.BatchAsync(id, actor, clock, ct);
        version.Require(batch);
        var items = await db.OfferedAsync(db.VisibleTo(await db.ViewerAsync(actor, clock, ct)), batch.CompanyId, ids, ct);

        batch.List(items, actor.AsMember());

        db.Announce(BatchNews.Changed(batch, actor.Person, clock.GetUtcNow()));
        db.Audit(actor, "batch.list", BatchNews.Subject(batch), new { added = ids.Count, lines = batch.Lines.Count });
        return await db.AnswerOfferAsync(TypedResults.Ok(BatchView.Of(batch)), ct);
    }
}
