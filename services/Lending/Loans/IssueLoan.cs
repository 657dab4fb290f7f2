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

/// <summary>Hands the volume out, its pages counted; a volume is out once, and never while it is held (clauses 4.1.2, 5.11.1, AMB-19).</summary>
internal static class IssueLoan
{
    /// <param name="Pages">Pages counted, 0–100,000.</param>
    public sealed record Request(int? Pages);

    internal const int MostPages = 100_000;

    internal static void Map(RouteGroupBuilder loans) => loans.MapPost("/{id:guid}/issue", Handle);

    private static async Task<Ok<LoanView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, LendingDb db, TimeProvider clock, CancellationToken ct)
    {
        var pages = Valid.Number(request.Pages, 0, MostPages, "pages");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var desk = await db.LockedLoanAsync(id, actor, clock, ct);
        var loan = desk.Loan;
        desk.RequireArchivist();
        version.Require(loan);
        await db.LockVolumesAsync([loan.VolumeId], ct);
        var now = clock.GetUtcNow();
        var today = ArchiveTime.DateOf(now);
        var term = await db.TermAsync(loan.CompanyId, today, ct);

        loan.Issue(pages, desk.Level, term.DueOf(loan.Mode, today, await db.CalendarAsync(ct)), actor.Person, now);
        await db.RequireInPlaceAsync(loan, ct);

        db.Add(Possession.OnLoan(loan.VolumeId, id));
        db.Announce(loan.Changed(now));
        db.Audit(actor, "loan.issue", loan.Subject(), new { pages, loan.DueOn });
        var answer = await db.AnswerAsync(TypedResults.Ok(LoanView.Of(loan)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    /// <summary>Refuses a volume that is out or held; under the volume's lock this is so until the transaction ends.</summary>
    /// <exception cref="RuleBroken"><c>ON_LOAN</c>, <c>VOLUME_HELD</c></exception>
    private static async Task RequireInPlaceAsync(this LendingDb db, Loan loan, CancellationToken ct)
    {
        var taken = await db.Possessions.AsNoTracking().SingleOrDefaultAsync(row => row.VolumeId == loan.VolumeId, ct);
        LendingRules.OnLoan.Require(taken?.LoanId is null, loan.VolumeCode);
        LendingRules.VolumeHeld.Require(taken?.HoldId is null, loan.VolumeCode);
    }
}
