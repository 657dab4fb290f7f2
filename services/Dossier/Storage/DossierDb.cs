using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Storage;

/// <summary>The Dossier service's own database session.</summary>
internal sealed class DossierDb(DbContextOptions<DossierDb> options) : ServiceDb(options)
{
    public DbSet<Company> Companies => Set<Company>();

    public DbSet<OrganisationRevision> Organisations => Set<OrganisationRevision>();

    public DbSet<PolicyRevision> Policies => Set<PolicyRevision>();

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<Property> Properties => Set<Property>();

    public DbSet<Dossier> Dossiers => Set<Dossier>();

    public DbSet<DossierReader> DossierReaders => Set<DossierReader>();

    public DbSet<LevelProposal> LevelProposals => Set<LevelProposal>();

    public DbSet<Accession> Accessions => Set<Accession>();

    public DbSet<InventoryLine> InventoryLines => Set<InventoryLine>();

    public DbSet<GivenNumber> GivenNumbers => Set<GivenNumber>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<KnownItem> KnownItems => Set<KnownItem>();

    public DbSet<KnownLoan> KnownLoans => Set<KnownLoan>();

    public DbSet<Merger> Mergers => Set<Merger>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        RegistryMapping.Apply(model);
        DossierMapping.Apply(model);
    }
}
