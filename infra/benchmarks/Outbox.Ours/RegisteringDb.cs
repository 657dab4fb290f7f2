using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ArchivePlatform.Benchmarks.Ours;

/// <summary>The producer's session; its only table is made by the bench and not by migrations.</summary>
internal sealed class RegisteringDb(DbContextOptions<RegisteringDb> options, KitScope scope) : ServiceDb(options, scope)
{
    protected override void Map(ModelBuilder model) => model.Entity<Item>().ToTable("item").HasKey(item => item.Id);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning, RelationalEventId.MigrationsNotFound));
}

internal sealed record Item(Guid Id, Guid PropertyId, string InterimNo, string Title, int Pages, long Version, DateTimeOffset RegisteredAt)
{
    public static Item From(ItemRegistered item) =>
        new(item.ItemId, item.PropertyId, item.InterimNo, item.Title, item.Pages, item.Version, item.OccurredAt);
}
