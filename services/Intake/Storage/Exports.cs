using ArchivePlatform.ServiceKit.Hosting;

namespace ArchivePlatform.Intake.Storage;

/// <summary>What Intake holds to be true, for comparison with the other services.</summary>
internal static class Exports
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.AddExport<IntakeDb>("items", db =>
            db.Items.OrderBy(item => item.Id).Select(item => new ExportLine(item.Id.ToString(), "" + item.Version)));
        builder.AddExport<IntakeDb>("sales", db =>
            db.Sales.OrderBy(sale => sale.Id).Select(sale => new ExportLine(sale.Id.ToString(), "" + sale.Version)));
        builder.AddExport<IntakeDb>("item-custody", db =>
            db.Custodies.OrderBy(custody => custody.Id).Select(custody => new ExportLine(custody.Id.ToString(), custody.Hop + " " + custody.DepartmentCode)));
        builder.AddExport<IntakeDb>("known-properties", db =>
            db.Properties.OrderBy(property => property.Id).Select(property => new ExportLine(property.Id.ToString(), "" + property.Version)));
        builder.AddExport<IntakeDb>("known-dossiers", db =>
            db.Dossiers.OrderBy(dossier => dossier.Id).Select(dossier => new ExportLine(dossier.Id.ToString(), dossier.Version + " " + dossier.AccessLevel)));
    }
}
