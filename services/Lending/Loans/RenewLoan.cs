using ArchivePlatform.Lending.Registry;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Lending.Loans;

/// <summary>Prolongs a loan at the archive's desk by another period from today (AMB-19).</summary>
internal static class RenewLoan
{
    internal static void Map(RouteGroupBuilder loans) => loans.MapPost("/{id:guid}/renewal", Handle);

    private static async Task<Ok<LoanView>> Handle(
        Guid id, Actor actor, ExpectedVersion version, LendingDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var desk = await db.LockedLoanAsync(id, actor, clock, ct);
        var loan = desk.Loan;
        desk.RequireArchivist();
        version.Require(loan);
        var today = ArchiveTime.Today(clock);
        var term = await db.TermAsync(loan.CompanyId, today, ct);

        loan.Renew(term, term.DueOf(loan.Mode, today, await db.CalendarAsync(ct)));

        db.Announce(loan.Changed(clock.GetUtcNow()));
        db.Audit(actor, "loan.renew", loan.Subject(), new { loan.Renewals, loan.DueOn });
        var answer = await db.AnswerAsync(TypedResults.Ok(LoanView.Of(loan)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }
}
