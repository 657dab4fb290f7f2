using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Registry;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Storage;

/// <summary>The Lending service's own database session.</summary>
internal sealed class LendingDb(DbContextOptions<LendingDb> options) : ServiceDb(options)
{
    public DbSet<Loan> Loans => Set<Loan>();
    public DbSet<LoanCounter> LoanCounters => Set<LoanCounter>();
    public DbSet<Possession> Possessions => Set<Possession>();
    public DbSet<Hold> Holds => Set<Hold>();
    public DbSet<KnownOrganisation> KnownOrganisations => Set<KnownOrganisation>();
    public DbSet<KnownPolicy> KnownPolicies => Set<KnownPolicy>();
    public DbSet<KnownCalendar> KnownCalendars => Set<KnownCalendar>();
    public DbSet<KnownDossier> KnownDossiers => Set<KnownDossier>();
    public DbSet<KnownVolume> KnownVolumes => Set<KnownVolume>();
    public DbSet<VolumeGuard> VolumeGuards => Set<VolumeGuard>();
    public DbSet<LoanGuard> LoanGuards => Set<LoanGuard>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        LoanMapping.Apply(model);
        RegistryMapping.Apply(model);
        GuardMapping.Apply(model);
    }
}
