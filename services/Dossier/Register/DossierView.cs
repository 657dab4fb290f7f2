using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Register;

/// <summary>A dossier with its volumes.</summary>
/// <param name="State"><c>WORKING</c>, <c>ACCEPTED</c> or <c>ARRANGED</c>.</param>
/// <param name="Number">Reference code after AMB-01; null while <c>WORKING</c>.</param>
/// <param name="SecurityLevel">What both departments agreed on (clause 5.1.5).</param>
/// <param name="AccessLevel">What counts for readers now.</param>
/// <param name="FiledOn">Filing date of the covers (AMB-21); null while <c>WORKING</c>.</param>
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
    IReadOnlyList<VolumeView> Volumes) : IVersioned
{
    internal static DossierView Of(Dossier dossier) => new(
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
        [.. dossier.Volumes.OrderBy(volume => volume.Group, StringComparer.Ordinal).ThenBy(volume => volume.No).Select(VolumeView.Of)]);
}

/// <summary>A volume, for example <c>A1</c>.</summary>
/// <param name="Lines">Lines of its inventory.</param>
/// <param name="BoundAt">UTC; null while open.</param>
public sealed record VolumeView(Guid Id, string Code, string Group, int No, int Lines, int Pages, DateTimeOffset? BoundAt)
{
    internal static VolumeView Of(Volume volume) =>
        new(volume.Id, volume.Code, volume.Group, volume.No, volume.Lines, volume.Pages, volume.BoundAt);
}
