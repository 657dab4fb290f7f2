using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Registry;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Lending.Loans;

/// <summary>Asks to read a volume in the archive room or to take it out; whoever asks is the borrower (clause 5.11.1).</summary>
internal static class RequestLoan
{
    private const int LongestText = 500;

    /// <param name="VolumeId">The volume, as its dossier names it.</param>
    /// <param name="Mode"><c>CONSULT_ON_SITE</c> or <c>LEND_OUT</c>.</param>
    /// <param name="Purpose">What for, 1–500 characters.</param>
    public sealed record Request(Guid? VolumeId, string? Mode, string? Purpose);

    internal static void Map(RouteGroupBuilder loans) => loans.MapPost("/", Handle);

    private static async Task<Created<LoanView>> Handle(Request request, Actor actor, LendingDb db, TimeProvider clock, CancellationToken ct)
    {
        var volumeId = request.VolumeId ?? throw Valid.Refusal("volumeId", "不能为空", "it is missing");
        var mode = LoanModeWords.Read(request.Mode);
        var purpose = Valid.OptionalText(request.Purpose, LongestText, "purpose");
        var now = clock.GetUtcNow();
        var viewer = await db.ViewerAsync(actor, clock, ct);
        var volume = await db.VolumeAsync(volumeId, viewer, ct);
        var borrower = viewer.AsBorrower();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var year = ArchiveTime.DateOf(now).Year;
        var identity = new LoanIdentity(clock.NewId(), viewer.CompanyId, LoanIdentity.NumberOf(year, await db.NextLoanAsync(viewer.CompanyId, year, ct)));

        var loan = Loan.Request(identity, volume, mode, purpose, borrower, now);

        db.Add(loan);
        db.Announce(loan.Changed(now));
        db.Audit(actor, "loan.request", loan.Subject(), new { loan.Number, volume = volumeId, mode = mode.Word() });
        var answer = await db.AnswerAsync(TypedResults.Created($"/api/lending/loans/{loan.Id}", LoanView.Of(loan)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }
}
