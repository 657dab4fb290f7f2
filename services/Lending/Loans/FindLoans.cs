using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Registry;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Loans;

/// <summary>The lending register: the loans of the caller's departments, for the archive all of the company (clause 5.11.1, standards D).</summary>
internal static class FindLoans
{
    /// <summary>How the register is narrowed.</summary>
    /// <param name="State">A state of loans, for example <c>OVERDUE</c>.</param>
    /// <param name="Number">Number of a loan or of a dossier, whole.</param>
    /// <param name="Borrower">Id of a person.</param>
    internal sealed record Query(string? State, string? Number, string? Borrower, Guid? Volume, Guid? Dossier, Guid? After, int? Limit);

    internal static void Map(RouteGroupBuilder loans) => loans.MapGet("/", Handle);

    private static async Task<Ok<PageOf<LoanView>>> Handle([AsParameters] Query query, Actor actor, LendingDb db, TimeProvider clock, CancellationToken ct)
    {
        var size = Page.Limit(query.Limit);
        var state = LoanStateWords.Find(query.State);
        if (query.State is not null && state is null)
            throw Valid.Refusal("state", "不是借阅状态", "it is no state of a loan");
        var reader = (await db.ViewerAsync(actor, clock, ct)).Reader;
        var rows = await db.Loans.AsNoTracking()
            .Where(loan => (state == null || loan.State == state) && (query.Borrower == null || loan.Borrower == query.Borrower))
            .Where(loan => (query.Volume == null || loan.VolumeId == query.Volume) && (query.Dossier == null || loan.DossierId == query.Dossier))
            .Where(loan => (query.Number == null || loan.Number == query.Number || loan.DossierNumber == query.Number) && (query.After == null || loan.Id > query.After))
            .Join(db.LoanGuards.ReadableBy(reader), loan => loan.Id, guard => guard.Id, (loan, guard) => new { loan, guard })
            .OrderBy(row => row.loan.Id)
            .Take(size + 1)
            .ToListAsync(ct);
        var page = Page.Of(rows, size, row => row.loan.Id);
        await db.DiscloseAsync(actor, "loan.list", [.. page.Items.Select(row => row.guard)], ct);
        return TypedResults.Ok(new PageOf<LoanView>([.. page.Items.Select(row => LoanView.Of(row.loan))], page.Next));
    }
}
