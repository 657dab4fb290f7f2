using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Lending.Loans;

/// <summary>Turns a loan down; whoever could agree may (clause 5.11.1).</summary>
internal static class RefuseLoan
{
    /// <param name="Opinion">Why, 1–500 characters.</param>
    public sealed record Request(string? Opinion);

    internal static void Map(RouteGroupBuilder loans) => loans.MapPost("/{id:guid}/refusal", Handle);

    private static async Task<Ok<LoanView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, LendingDb db, TimeProvider clock, CancellationToken ct)
    {
        var opinion = Valid.Text(request.Opinion, 500, "opinion");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (loan, level, viewer) = await db.LockedLoanAsync(id, actor, clock, ct);
        version.Require(loan);

        loan.Refuse(viewer.ApproverOf(loan), level, opinion, clock.GetUtcNow());

        db.Announce(loan.Changed(clock.GetUtcNow()));
        db.Audit(actor, "loan.refuse", loan.Subject());
        var answer = await db.AnswerAsync(TypedResults.Ok(LoanView.Of(loan)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }
}
