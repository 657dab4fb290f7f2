using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Benchmarks.Ours;

/// <summary>The consumer's session; its only table is made by the bench and not by migrations.</summary>
internal sealed class FilingDb(DbContextOptions<FilingDb> options) : ServiceDb(options)
{
    protected override void Map(ModelBuilder model) => model.Entity<FiledItem>().ToTable("filed_item").HasKey(item => item.Id);
}

internal sealed record FiledItem(Guid ItemId, Guid PropertyId, string ItemGroup, string Title, int Pages, long Version)
{
    public long Id { get; private init; }

    public static FiledItem From(ItemRegistered item) =>
        new(item.ItemId, item.PropertyId, item.Group, item.Title, item.Pages, item.Version);
}
