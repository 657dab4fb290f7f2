using ArchivePlatform.Intake.Custody;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Storage;

/// <summary>Intake's tables.</summary>
internal sealed class IntakeDb(DbContextOptions<IntakeDb> options) : ServiceDb(options)
{
    public DbSet<Item> Items => Set<Item>();
    public DbSet<WaitingLine> WaitingLines => Set<WaitingLine>();
    public DbSet<Sale> Sales => Set<Sale>();
    public DbSet<OfficerRoll> Rolls => Set<OfficerRoll>();
    public DbSet<KnownProperty> Properties => Set<KnownProperty>();
    public DbSet<KnownProject> Projects => Set<KnownProject>();
    public DbSet<KnownOrganisation> Organisations => Set<KnownOrganisation>();
    public DbSet<KnownPolicy> Policies => Set<KnownPolicy>();
    public DbSet<ItemCustody> Custodies => Set<ItemCustody>();
    public DbSet<ItemFiling> Filings => Set<ItemFiling>();
    public DbSet<KnownDossier> Dossiers => Set<KnownDossier>();

    /// <summary>What the reading rule asks of each item.</summary>
    public DbSet<ItemGuard> ItemGuards => Set<ItemGuard>();

    protected override void Map(ModelBuilder model)
    {
        OwnTables.Map(model);
        ReadModels.Map(model);
    }
}
