using ArchivePlatform.Lending.Registry;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Loans;

/// <summary>Climbs the ladder of what is overdue: 0, 3 and 7 working days after the due day (clause 5.11.1).</summary>
internal sealed class RemindBorrowers(LendingDb db, TimeProvider clock) : ISweep
{
    private const int AtOnce = 100;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var loans = await db.Loans.FromSql($"select * from loan where look_on <= {today} order by look_on, id limit {AtOnce} for update skip locked").ToListAsync(ct);
        if (loans.Count == 0)
            return 0;
        var calendar = await db.CalendarAsync(ct);
        foreach (var loan in loans)
        {
            var term = await db.TermAsync(loan.CompanyId, loan.TermFrom!.Value, ct);
            if (!loan.Remind(calendar.With(term.CompanyDays), today))
                continue;
            db.Announce(loan.Changed(clock.GetUtcNow()));
            db.Audit(null, "loan.remind", loan.Subject(), new { loan.DueOn, loan.OverdueNotice });
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return loans.Count;
    }
}
