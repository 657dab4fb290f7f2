using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Registry;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Storage;

/// <summary>The Scan service's own database session.</summary>
internal sealed class ScanDb(DbContextOptions<ScanDb> options) : ServiceDb(options)
{
    public DbSet<Media> Media => Set<Media>();

    public DbSet<Fingerprint> Fingerprints => Set<Fingerprint>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<KnownItem> Items => Set<KnownItem>();

    public DbSet<KnownCustody> Custodies => Set<KnownCustody>();

    public DbSet<KnownFiling> Filings => Set<KnownFiling>();

    public DbSet<KnownDossier> Dossiers => Set<KnownDossier>();

    public DbSet<KnownOrganisation> Organisations => Set<KnownOrganisation>();

    /// <summary>What the reading rule asks of each item.</summary>
    public DbSet<ItemGuard> ItemGuards => Set<ItemGuard>();

    /// <summary>What the reading rule asks of each medium.</summary>
    public DbSet<MediaGuard> MediaGuards => Set<MediaGuard>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        MediaMapping.Apply(model);
        RegistryMapping.Apply(model);
        GuardMapping.Apply(model);
    }
}
