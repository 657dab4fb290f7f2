using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Moves obligations whose day has come: due soon, overdue, or called up because their policy arrived (clause 5.2.2).</summary>
internal sealed class MarkDueSoonAndOverdue(HandoverDb db, ObligationBook book, TimeProvider clock) : ISweep
{
    public Task<int> RunAsync(CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        return book.JudgeAgainAsync(db.Obligations.Where(obligation => obligation.WakeOn <= today).OrderBy(obligation => obligation.WakeOn), ct);
    }
}
