namespace ArchivePlatform.Lending.Domain;

/// <summary>Why a volume is not to be had: out on a loan, or held for Dossier. A volume has at most one; without one it stands in its place.</summary>
internal sealed class Possession
{
    private Possession()
    {
    }

    /// <summary>The volume.</summary>
    public Guid VolumeId { get; private init; }

    /// <summary>The loan it is out on; null where it is held.</summary>
    public Guid? LoanId { get; private init; }

    /// <summary>The hold; null where it is out.</summary>
    public Guid? HoldId { get; private init; }

    internal static Possession OnLoan(Guid volumeId, Guid loanId) => new() { VolumeId = volumeId, LoanId = loanId };

    internal static Possession Held(Guid volumeId, Guid holdId) => new() { VolumeId = volumeId, HoldId = holdId };
}
