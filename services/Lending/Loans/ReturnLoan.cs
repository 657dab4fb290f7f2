using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Registry;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Loans;

/// <summary>Takes a volume back, its pages counted; another number than went out is an incident (clause 5.11.1).</summary>
internal static class ReturnLoan
{
    /// <param name="Pages">Pages counted, 0–100,000.</param>
    /// <param name="Remark">At most 500 characters; null where there is nothing to say.</param>
    public sealed record Request(int? Pages, string? Remark);

    internal static void Map(RouteGroupBuilder loans) => loans.MapPost("/{id:guid}/return", Handle);

    private static async Task<Ok<LoanView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, LendingDb db, TimeProvider clock, CancellationToken ct)
    {
        var pages = Valid.Number(request.Pages, 0, IssueLoan.MostPages, "pages");
        var remark = Valid.OptionalText(request.Remark, 500, "remark");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var desk = await db.LockedLoanAsync(id, actor, clock, ct);
        var loan = desk.Loan;
        desk.RequireArchivist();
        version.Require(loan);
        var now = clock.GetUtcNow();
        var term = await db.TermAsync(loan.CompanyId, loan.TermFrom ?? ArchiveTime.DateOf(now), ct);

        loan.Return(new(pages, remark, actor.Person, ArchiveTime.DateOf(now), now), (await db.CalendarAsync(ct)).With(term.CompanyDays));

        db.Remove(await db.Possessions.SingleAsync(row => row.LoanId == id, ct));
        db.Announce(loan.Changed(now));
        db.Audit(actor, "loan.return", loan.Subject(), new { pages, state = loan.State.Word(), loan.DaysLate });
        var answer = await db.AnswerAsync(TypedResults.Ok(LoanView.Of(loan)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }
}
