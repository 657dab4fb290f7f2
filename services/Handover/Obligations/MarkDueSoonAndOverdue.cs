using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Hosting;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Moves obligations whose time has come: due soon, overdue, or called up because their policy arrived (clause 5.2.2).</summary>
internal sealed class MarkDueSoonAndOverdue(HandoverDb db, ObligationBook book, TimeProvider clock) : ISweep
{
    public Task<int> RunAsync(CancellationToken ct)
    {
        var now = LocalTime.Of(clock.GetUtcNow());
        return book.JudgeAgainAsync(db.Obligations.Where(obligation => obligation.WakeAt <= now).OrderBy(obligation => obligation.WakeAt), ct);
    }
}
