using ArchivePlatform.Contracts.Intake;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Benchmarks.Peer;

public sealed class ConsumerDb : DbContext
{
    public ConsumerDb(DbContextOptions<ConsumerDb> options) : base(options) => Database.AutoSavepointsEnabled = false;

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<FiledItem>().ToTable("filed_item").HasKey(item => item.Id);
}

internal sealed record FiledItem(Guid ItemId, Guid PropertyId, string ItemGroup, string Title, int Pages, long Version)
{
    public long Id { get; private init; }

    public static FiledItem From(ItemRegistered item) =>
        new(item.ItemId, item.PropertyId, item.Group, item.Title, item.Pages, item.Version);
}
