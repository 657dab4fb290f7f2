using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Lending.Domain;

namespace ArchivePlatform.Lending.Loans;

/// <summary>What is announced of a loan.</summary>
internal static class LoanNews
{
    public static LoanChanged Changed(this Loan loan, DateTimeOffset at) => new(
        loan.Id, loan.CompanyId, loan.Number, loan.DossierId, loan.VolumeId, loan.Mode.Word(), loan.State.Word(), loan.IsOut,
        loan.DueOn, loan.OverdueNotice, loan.Findings, loan.Version, at);

    public static string Subject(this Loan loan) => $"loan/{loan.Id}";
}
