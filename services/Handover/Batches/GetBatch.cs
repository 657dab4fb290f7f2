using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Shows a batch with its transfer list (clause 5.1.4).</summary>
internal static class GetBatch
{
    internal static void Map(RouteGroupBuilder batches) => batches.MapGet("/{id:guid}", Handle);

    private static async Task<Ok<BatchView>> Handle(Guid id, Actor actor, HandoverDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(BatchView.Of((await db.ReadBatchAsync(id, "batch.read", actor, clock, ct)).Batch));
}
