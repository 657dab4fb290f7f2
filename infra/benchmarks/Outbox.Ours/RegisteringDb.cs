using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Benchmarks.Ours;

/// <summary>The producer's session; its only table is made by the bench and not by migrations.</summary>
internal sealed class RegisteringDb(DbContextOptions<RegisteringDb> options) : ServiceDb(options)
{
    protected override void Map(ModelBuilder model) => model.Entity<Item>().ToTable("item").HasKey(item => item.Id);
}

internal sealed record Item(Guid Id, Guid PropertyId, string InterimNo, string Title, int Pages, long Version, DateTimeOffset RegisteredAt)
{
    public static Item From(ItemRegistered item) =>
        new(item.ItemId, item.PropertyId, item.InterimNo, item.Title, item.Pages, item.Version, item.OccurredAt);
}
