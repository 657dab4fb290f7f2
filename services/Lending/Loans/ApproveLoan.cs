using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Lending.Loans;

/// <summary>Agrees to a loan: the borrower's department head to reading level C on site, the office's head to anything (clause 5.11.1, AMB-19).</summary>
internal static class ApproveLoan
{
    /// <param name="Opinion">At most 500 characters; null where there is nothing to say.</param>
    public sealed record Request(string? Opinion);

    internal static void Map(RouteGroupBuilder loans) => loans.MapPost("/{id:guid}/approval", Handle);

    private static async Task<Ok<LoanView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, LendingDb db, TimeProvider clock, CancellationToken ct)
    {
        var opinion = Valid.OptionalText(request.Opinion, 500, "opinion");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (loan, level, viewer) = await db.LockedLoanAsync(id, actor, clock, ct);
        version.Require(loan);

        loan.Approve(viewer.ApproverOf(loan), level, opinion, clock.GetUtcNow());

        db.Announce(loan.Changed(clock.GetUtcNow()));
        db.Audit(actor, "loan.approve", loan.Subject(), new { level });
        var answer = await db.AnswerAsync(TypedResults.Ok(LoanView.Of(loan)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }
}
