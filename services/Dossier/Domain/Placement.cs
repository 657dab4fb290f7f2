namespace ArchivePlatform.Dossiers.Domain;

/// <summary>Where an accepted item shall go.</summary>
/// <param name="Volume">Code of a volume of the group; null for its open one.</param>
internal sealed record Placement(Accession Accession, KnownItem Item, ArrangementGroup Group, string? Volume, string Custodian)
{
    /// <summary>Id of its inventory line.</summary>
    public required Guid LineId { get; init; }

    /// <summary>Id of the volume, should one have to be begun.</summary>
    public required Guid VolumeId { get; init; }
}
