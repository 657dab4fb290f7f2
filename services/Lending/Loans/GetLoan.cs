using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Lending.Loans;

/// <summary>Shows one loan to the borrower's department and the archive (clause 5.11.1).</summary>
internal static class GetLoan
{
    internal static void Map(RouteGroupBuilder loans) => loans.MapGet("/{id:guid}", Handle);

    private static async Task<Ok<LoanView>> Handle(Guid id, Actor actor, LendingDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(LoanView.Of(await db.ReadLoanAsync(id, actor, clock, ct)));
}
