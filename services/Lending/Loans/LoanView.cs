using ArchivePlatform.Lending.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Lending.Loans;

/// <summary>A line of the lending register (借阅登记表, standards D).</summary>
/// <param name="LoanNo">For example <c>LN-2026-0031</c>.</param>
/// <param name="Mode"><c>CONSULT_ON_SITE</c> or <c>LEND_OUT</c>.</param>
/// <param name="State"><c>REQUESTED</c>, <c>APPROVED</c>, <c>REFUSED</c>, <c>VOID</c>, <c>ISSUED</c>, <c>OVERDUE</c>, <c>RECALLED</c>, <c>RETURNED</c> or <c>INCIDENT</c>.</param>
/// <param name="Volume">For example <c>A1</c>.</param>
/// <param name="DueOn">Last day, until 24:00 Asia/Shanghai; null before it is issued and where a calendar year is missing.</param>
/// <param name="Provisional">Whether the due day waits for a calendar year (AMB-03).</param>
/// <param name="OverdueNotice">Working days late the last notice stands for, 0, 3 or 7.</param>
/// <param name="PagesIssued">Pages counted when it was handed out; <paramref name="PagesReturned"/> when it came back.</param>
/// <param name="ReceivedBy">Who took it back.</param>
/// <param name="Findings"><c>LEVEL_RAISED</c>, <c>PAGES_DIFFER</c>.</param>
public sealed record LoanView(
    Guid Id, long Version, string LoanNo, string State, string Mode, string Purpose, Guid VolumeId, string Volume, Guid DossierId, string DossierNumber,
    string Borrower, string BorrowerDepartment, DateTimeOffset RequestedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? Opinion,
    string? IssuedBy, DateTimeOffset? IssuedAt, int? PagesIssued, DateOnly? DueOn, bool Provisional, int Renewals, int? OverdueNotice, DateTimeOffset? RecalledAt,
    string? ReceivedBy, DateTimeOffset? ReturnedAt, int? PagesReturned, int DaysLate, string? Remark, IReadOnlyList<string> Findings) : IVersioned
{
    internal static LoanView Of(Loan loan) => new(
        loan.Id, loan.Version, loan.Number, loan.State.Word(), loan.Mode.Word(), loan.Purpose, loan.VolumeId, loan.VolumeCode, loan.DossierId,
        loan.DossierNumber, loan.Borrower, loan.BorrowerDepartment, loan.RequestedAt, loan.DecidedBy, loan.DecidedAt, loan.Opinion,
        loan.IssuedBy, loan.IssuedAt, loan.PagesIssued, loan.DueOn, loan.IsProvisional, loan.Renewals, loan.OverdueNotice, loan.RecalledAt,
        loan.ReceivedBy, loan.ReturnedAt, loan.PagesReturned, loan.DaysLate, loan.Remark, loan.Findings);
}
