using ArchivePlatform.Lending.Registry;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Loans;

/// <summary>Finds the due days of running loans anew by a newer calendar; what is back or called back keeps its own (AMB-03).</summary>
internal sealed class CountByNewCalendar(LendingDb db, TimeProvider clock) : ISweep
{
    private const int AtOnce = 100;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var calendar = await db.CalendarAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var loans = await db.Loans
            .FromSql($"select * from loan where state in ('ISSUED', 'OVERDUE') and calendar_edition < {calendar.Edition} order by id limit {AtOnce} for update skip locked")
            .ToListAsync(ct);
        foreach (var loan in loans)
        {
            var term = (await db.TermAsync(loan.CompanyId, loan.TermFrom!.Value, ct)) with { Days = loan.TermDays };
            if (!loan.Recount(term.DueOf(loan.Mode, loan.TermFrom.Value, calendar)))
                continue;
            db.Announce(loan.Changed(clock.GetUtcNow()));
            db.Audit(null, "loan.recount", loan.Subject(), new { loan.DueOn, calendarVersion = calendar.Name });
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return loans.Count;
    }
}
