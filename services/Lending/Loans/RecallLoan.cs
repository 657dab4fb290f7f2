using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Lending.Loans;

/// <summary>Asks for a volume back before its time (clause 4.1.2).</summary>
internal static class RecallLoan
{
    /// <param name="Reason">1–500 characters.</param>
    public sealed record Request(string? Reason);

    internal static void Map(RouteGroupBuilder loans) => loans.MapPost("/{id:guid}/recall", Handle);

    private static async Task<Ok<LoanView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, LendingDb db, TimeProvider clock, CancellationToken ct)
    {
        var reason = Valid.Text(request.Reason, 500, "reason");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var desk = await db.LockedLoanAsync(id, actor, clock, ct);
        var loan = desk.Loan;
        desk.RequireArchivist();
        version.Require(loan);

        loan.Recall(reason, ArchiveTime.Today(clock), clock.GetUtcNow());

        db.Announce(loan.Changed(clock.GetUtcNow()));
        db.Audit(actor, "loan.recall", loan.Subject(), new { loan.DueOn });
        var answer = await db.AnswerAsync(TypedResults.Ok(LoanView.Of(loan)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }
}
