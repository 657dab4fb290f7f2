using ArchivePlatform.Handovers.Custodies;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Offers returned lines again; each counts as handed over now (AMB-27, AMB-30).</summary>
internal static class ResubmitLines
{
    /// <param name="ItemIds">1–500 items of returned lines.</param>
    public sealed record Request(IReadOnlyList<Guid>? ItemIds);

    internal static void Map(RouteGroupBuilder batches) => batches.MapPost("/{id:guid}/resubmission", Handle);

    private static async Task<Ok<BatchView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, HandoverDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var ids = Valid.List(request.ItemIds, 1, Batch.MostLines, "itemIds").Distinct().ToList();
        var batch = await db.BatchAsync(id, actor, clock, ct);
        version.Require(batch);
        var items = await db.OfferedAsync(db.VisibleTo(await db.ViewerAsync(actor, clock, ct)), batch.CompanyId, ids, ct);
        var officer = await db.HasOfficerAsync(batch.CompanyId, batch.From.Department, ArchiveTime.DateOf(now), ct);

        batch.Resubmit(items.ToDictionary(item => item.ItemId), actor.AsMember(), officer, now);

        db.Announce(BatchNews.Changed(batch, actor.Person, now));
        db.Audit(actor, "batch.resubmit", BatchNews.Subject(batch), new { lines = ids.Count });
        return await db.AnswerOfferAsync(TypedResults.Ok(BatchView.Of(batch)), ct);
    }
}
