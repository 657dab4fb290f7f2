using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Offers a draft to its receiver; this is the moment that counts as handed over (clause 5.1.6, AMB-30).</summary>
internal static class SubmitBatch
{
    internal static void Map(RouteGroupBuilder batches) => batches.MapPost("/{id:guid}/submission", Handle);

    private static async Task<Ok<BatchView>> Handle(
        Guid id, Actor actor, ExpectedVersion version, HandoverDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var batch = await db.BatchAsync(id, actor, clock, ct);
        version.Require(batch);
        var items = await db.OfferedAsync(db.Custodies, batch.CompanyId, [.. batch.Lines.Select(line => line.ItemId)], ct);
        var officer = await db.HasOfficerAsync(batch.CompanyId, batch.From.Department, ArchiveTime.DateOf(now), ct);

        batch.Submit(items.ToDictionary(item => item.ItemId), actor.AsMember(), officer, now);

        db.Announce(BatchNews.Changed(batch, actor.Person, now));
        db.Audit(actor, "batch.submit", BatchNews.Subject(batch), new { lines = batch.Lines.Count });
        return await db.AnswerAsync(TypedResults.Ok(BatchView.Of(batch)), ct);
    }
}
