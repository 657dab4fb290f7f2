using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Takes a batch back before the first decision (AMB-27).</summary>
internal static class WithdrawBatch
{
    internal static void Map(RouteGroupBuilder batches) => batches.MapPost("/{id:guid}/withdrawal", Handle);

    private static async Task<Ok<BatchView>> Handle(
        Guid id, Actor actor, ExpectedVersion version, HandoverDb db, TimeProvider clock, CancellationToken ct)
    {
        var (batch, giver) = await db.BatchAsync(id, actor, clock, ct);
        version.Require(batch);

        batch.Withdraw(giver.Member);

        db.Announce(BatchNews.Changed(batch, actor.Person, clock.GetUtcNow()));
        db.Audit(actor, "batch.withdraw", BatchNews.Subject(batch));
        return await db.AnswerAsync(TypedResults.Ok(BatchView.Of(batch)), ct);
    }
}
