namespace ArchivePlatform.Handovers.Domain;

/// <summary>An item the receiver sends back.</summary>
/// <param name="Reason">Why, 1–500 characters; null or empty is refused.</param>
internal sealed record ReturnedItem(Guid ItemId, string? Reason);
