using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Keys;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ArchivePlatform.Identities.Storage;

/// <summary>Identity's own database session; people, sessions, keys and the protocol's rows are saved with audit and outbox.</summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : ServiceDb(options), IDataProtectionKeyContext
{
    public DbSet<Account> People => Set<Account>();
    public DbSet<Machine> Machines => Set<Machine>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Link> Links => Set<Link>();
    public DbSet<StoredKey> Keys => Set<StoredKey>();

    /// <inheritdoc/>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void Map(ModelBuilder model)
    {
        PeopleMapping.Apply(model, this.GetService<KeySeal>());
        DoorMapping.Apply(model);
    }
}
