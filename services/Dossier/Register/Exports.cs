using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Hosting;

namespace ArchivePlatform.Dossiers.Register;

/// <summary>What the other services' facts can be compared with.</summary>
internal static class Exports
{
    internal static void Add(WebApplicationBuilder builder)
    {
        builder.AddExport<DossierDb>("properties", db => db.Properties
            .Select(property => new ExportLine(property.Id.ToString(), "" + property.Version)));
        builder.AddExport<DossierDb>("dossiers", db => db.Dossiers
            .Select(dossier => new ExportLine(dossier.Id.ToString(), dossier.Version + " " + dossier.AccessLevel)));
        builder.AddExport<DossierDb>("accessions", db => db.Accessions
            .Select(accession => new ExportLine(accession.ItemId.ToString(), accession.Hop + " " + accession.HolderDepartment)));
        builder.AddExport<DossierDb>("known-items", db => db.KnownItems
            .Select(item => new ExportLine(item.ItemId.ToString(), "" + item.Version)));
        builder.AddExport<DossierDb>("known-loans", db => db.KnownLoans
            .Select(loan => new ExportLine(loan.LoanId.ToString(), "" + loan.Version)));
        builder.AddExport<DossierDb>("organisations", db => db.Organisations
            .GroupBy(revision => revision.CompanyId)
            .Select(revisions => new ExportLine(revisions.Key.ToString(), "" + revisions.Max(revision => revision.Revision))));
        builder.AddExport<DossierDb>("policies", db => db.Policies
            .GroupBy(revision => revision.CompanyId)
            .Select(revisions => new ExportLine(revisions.Key.ToString(), "" + revisions.Max(revision => revision.Revision))));
    }
}
