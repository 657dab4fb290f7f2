using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Countersigns what another company's people offer, for the department that has the duty of customer service; only then may it be accepted (clauses 4.3, 4.3.2).</summary>
internal static class CountersignBatch
{
    internal static void Map(RouteGroupBuilder batches) => batches.MapPost("/{id:guid}/countersignature", Handle);

    private static async Task<Ok<BatchView>> Handle(
        Guid id, Actor actor, ExpectedVersion version, HandoverDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (batch, supervisor) = await db.BatchAsync(id, actor, clock, ct);
        version.Require(batch);
        var customerService = supervisor.Company!.DutiesOn(supervisor.Today).Of(DutyRole.CscD) ?? throw HandoverRules.RoleUnresolved.Broken(DutyRole.CscD);

        batch.Countersign(customerService.Department, supervisor.Member, now);

        db.Announce(BatchNews.Changed(batch, actor.Person, now));
        db.Audit(actor, "batch.countersign", BatchNews.Subject(batch), new { lines = batch.Lines.Count });
        return await db.AnswerAsync(TypedResults.Ok(BatchView.Of(batch)), ct);
    }
}
