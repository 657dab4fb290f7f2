using ArchivePlatform.Handovers.Calendars;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Hosting;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Judges by a newly loaded calendar what runs or is provisional; what was settled for good keeps the edition it was settled with (AMB-03).</summary>
internal sealed class JudgeByNewCalendar(HandoverDb db, ObligationBook book, CalendarDesk calendars) : ISweep
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var edition = (await calendars.CurrentAsync(ct)).Edition;
        return await book.JudgeAgainAsync(
            db.Obligations.Where(obligation => obligation.OpenEdition < edition).OrderBy(obligation => obligation.OpenEdition), ct);
    }
}
