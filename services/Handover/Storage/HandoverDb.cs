using ArchivePlatform.Handovers.Calendars;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Storage;

/// <summary>The Handover service's own database session.</summary>
internal sealed class HandoverDb(DbContextOptions<HandoverDb> options) : ServiceDb(options)
{
    public DbSet<Batch> Batches => Set<Batch>();
    public DbSet<BatchCounter> BatchCounters => Set<BatchCounter>();
    public DbSet<Custody> Custodies => Set<Custody>();
    public DbSet<CustodyHop> CustodyHops => Set<CustodyHop>();
    public DbSet<Obligation> Obligations => Set<Obligation>();
    public DbSet<SaleItem> SaleItems => Set<SaleItem>();
    public DbSet<Waiver> Waivers => Set<Waiver>();
    public DbSet<Cancellation> Cancellations => Set<Cancellation>();
    public DbSet<LoadedEdition> CalendarEditions => Set<LoadedEdition>();
    public DbSet<LoadedYear> CalendarYears => Set<LoadedYear>();
    public DbSet<LoadedDay> CalendarDays => Set<LoadedDay>();
    public DbSet<KnownProperty> KnownProperties => Set<KnownProperty>();
    public DbSet<KnownItem> KnownItems => Set<KnownItem>();
    public DbSet<KnownSale> KnownSales => Set<KnownSale>();
    public DbSet<KnownOfficer> KnownOfficers => Set<KnownOfficer>();
    public DbSet<KnownPolicy> KnownPolicies => Set<KnownPolicy>();
    public DbSet<KnownOrganisation> KnownOrganisations => Set<KnownOrganisation>();
    public DbSet<KnownDossier> KnownDossiers => Set<KnownDossier>();
    public DbSet<KnownFiling> KnownFilings => Set<KnownFiling>();
    public DbSet<BatchGuard> BatchGuards => Set<BatchGuard>();
    public DbSet<LineGuard> LineGuards => Set<LineGuard>();
    public DbSet<ItemGuard> ItemGuards => Set<ItemGuard>();
    public DbSet<ObligationGuard> ObligationGuards => Set<ObligationGuard>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        TransferMapping.Apply(model);
        ObligationMapping.Apply(model);
        CalendarMapping.Apply(model);
        RegistryMapping.Apply(model);
        GuardMapping.Apply(model);
    }
}
