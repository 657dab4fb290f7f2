namespace ArchivePlatform.Handovers.Domain;

/// <summary>What a transfer list says of an item, and who holds it.</summary>
/// <param name="Pages">Pages of the item, 0 or more.</param>
internal sealed record OfferedItem(Guid ItemId, Guid PropertyId, Guid? SaleId, int Pages, Party Holder);
