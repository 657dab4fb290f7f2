namespace ArchivePlatform.Platform.Tests.Architecture.Planted;

/// <summary>Planted: a message that is not sealed and does not say its version.</summary>
public record LooseFact(Guid ItemId, DateTimeOffset OccurredAt);
