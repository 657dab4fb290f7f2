namespace ArchivePlatform.Dossiers.Domain;

/// <summary>One line of a volume's inventory (卷内目录, GB/T 9705): the item as described when it was arranged.</summary>
internal sealed class InventoryLine
{
    internal InventoryLine(Guid id, Guid volumeId, Guid dossierId, int seq)
    {
        Id = id;
        VolumeId = volumeId;
        DossierId = dossierId;
        Seq = seq;
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; }

    /// <summary>The volume it stands in.</summary>
    public Guid VolumeId { get; }

    /// <summary>The dossier of that volume.</summary>
    public Guid DossierId { get; }

    /// <summary>From 1 in the volume, without gaps.</summary>
    public int Seq { get; }

    /// <summary>The item; an item has one line that was not moved away.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>Number under which the item stands now; null unless it was moved away. The line stays as it was (clause 5.10.2e).</summary>
    public string? MovedTo { get; private set; }

    /// <summary>Full reference code of the item.</summary>
    public required string ItemNumber { get; init; }

    /// <summary>Interim number of the department (clause 5.10).</summary>
    public required string FormerNo { get; init; }

    /// <summary>The title, or <c>restricted</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Date on the document; null where it bears none.</summary>
    public required DateOnly? DocumentDate { get; init; }

    /// <summary>Who made it (责任者).</summary>
    public required string? ResponsibleParty { get; init; }

    /// <summary>Pages of the item; 0 for what has none.</summary>
    public required int Pages { get; init; }

    /// <summary>First page in the volume, from 1; null for what has no pages.</summary>
    public required int? PageFrom { get; init; }

    /// <summary>Last page in the volume; null for what has no pages.</summary>
    public required int? PageTo { get; init; }

    /// <summary>Says where the item went.</summary>
    internal void Move(string itemNumber) => MovedTo = itemNumber;
}
