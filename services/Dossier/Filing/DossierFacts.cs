using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Dossiers.Domain;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>What the other services are told of dossiers and of the items in them.</summary>
internal static class DossierFacts
{
    internal static DossierChanged Changed(this Dossier dossier, DateTimeOffset now) => new(
        dossier.Id,
        dossier.PropertyId,
        dossier.CompanyId,
        dossier.PropertyCode,
        dossier.State.Word(),
        dossier.Number,
        dossier.AccessLevel,
        dossier.Version,
        now,
        dossier.Viewers,
        dossier.Departments,
        [.. dossier.Volumes.OrderBy(volume => volume.Id).Select(volume => new VolumeLine(volume.Id, volume.Code, volume.Pages))]);

    internal static ItemFiled Filed(this Dossier dossier, Accession accession, DateTimeOffset now) => new(
        accession.ItemId,
        dossier.Id,
        dossier.CompanyId,
        accession.State,
        accession.Group,
        accession.ItemNumber,
        accession.Version,
        now,
        dossier.Version);
}
