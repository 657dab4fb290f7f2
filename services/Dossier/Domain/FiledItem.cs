namespace ArchivePlatform.Dossiers.Domain;

/// <summary>An arranged item with its present line.</summary>
/// <param name="Item">What is known of it by now.</param>
internal sealed record FiledItem(Accession Accession, InventoryLine Line, KnownItem Item)
{
    /// <summary>Id of its next inventory line.</summary>
    public required Guid LineId { get; init; }

    /// <summary>Id of the volume, should one have to be begun.</summary>
    public required Guid VolumeId { get; init; }
}
