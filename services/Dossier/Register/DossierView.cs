using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Register;

/// <summary>A dossier with its volumes.</summary>
/// <param name="State"><c>WORKING</c>, <c>ACCEPTED</c> or <c>ARRANGED</c>.</param>
/// <param name="Number">Reference code after AMB-01; null while <c>WORKING</c>.</param>
/// <param name="SecurityLevel">What both departments agreed on (clause 5.1.5).</param>
/// <param name="AccessLevel">What counts for readers now.</param>
/// <param name="FiledOn">Filing date of the covers (AMB-21); null while <c>WORKING</c>.</param>
/// <param name="MergerId">The merger it waits for; null while it waits for none (AMB-23).</param>
/// <param name="SuccessorId">The dossier it was merged into; since then it is frozen.</param>
/// <param name="PredecessorIds">The dossiers merged into it.</param>
public sealed record DossierView(
    Guid Id,
    long Version,
    Guid CompanyId,
    Guid PropertyId,
    string PropertyCode,
    string State,
    string? Number,
    string SecurityLevel,
    string AccessLevel,
    DateOnly OpenedOn,
    DateOnly? FiledOn,
    Guid? MergerId,
    Guid? SuccessorId,
    IReadOnlyList<Guid> PredecessorIds,
    IReadOnlyList<VolumeView> Volumes) : IVersioned
{
    /// <param name="loans">Loans its volumes are out on.</param>
    internal static DossierView Of(Dossier dossier, IReadOnlyCollection<KnownLoan> loans) => new(
        dossier.Id,
        dossier.Version,
        dossier.CompanyId,
        dossier.PropertyId,
        dossier.PropertyCode,
        dossier.State.Word(),
        dossier.Number,
        dossier.SecurityLevel,
        dossier.AccessLevel,
        dossier.OpenedOn,
        dossier.FiledOn,
        dossier.MergerId,
        dossier.SuccessorId,
        dossier.PredecessorIds,
        [.. dossier.Volumes.OrderBy(volume => volume.Group, StringComparer.Ordinal).ThenBy(volume => volume.No)
            .Select(volume => VolumeView.Of(volume, loans.FirstOrDefault(loan => loan.VolumeId == volume.Id)))]);
}

/// <summary>A volume, for example <c>A1</c>.</summary>
/// <param name="Lines">Lines of its inventory.</param>
/// <param name="BoundAt">UTC; null while open.</param>
/// <param name="OnLoan">Whether it is out of its place; with whom, Lending alone knows (clause 5.11.1).</param>
/// <param name="OnLoanUntil">Last day of the loan; null while it is in its place or a calendar year is missing.</param>
public sealed record VolumeView(Guid Id, string Code, string Group, int No, int Lines, int Pages, DateTimeOffset? BoundAt, bool OnLoan, DateOnly? OnLoanUntil)
{
    internal static VolumeView Of(Volume volume, KnownLoan? loan) =>
        new(volume.Id, volume.Code, volume.Group, volume.No, volume.Lines, volume.Pages, volume.BoundAt, loan is not null, loan?.DueOn);
}
