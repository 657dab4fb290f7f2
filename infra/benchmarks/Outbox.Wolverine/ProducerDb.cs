using ArchivePlatform.Contracts.Intake;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Benchmarks.Peer;

internal sealed class ProducerDb(DbContextOptions<ProducerDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Item>().ToTable("item").HasKey(item => item.Id);
        modelBuilder.Entity<OutgoingMessage>().ToTable("wolverine_outgoing_envelopes", "wolverine").HasKey(message => message.Id);
    }
}

internal sealed record Item(Guid Id, Guid PropertyId, string InterimNo, string Title, int Pages, long Version, DateTimeOffset RegisteredAt)
{
    public static Item From(ItemRegistered item) =>
        new(item.ItemId, item.PropertyId, item.InterimNo, item.Title, item.Pages, item.Version, item.OccurredAt);
}
