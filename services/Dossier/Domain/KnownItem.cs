namespace ArchivePlatform.Dossiers.Domain;

/// <summary>What the registry knows of an item; told by Intake alone, never changed here (clauses 3.1–3.9).</summary>
internal sealed record KnownItem
{
    /// <summary>The item.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The owning company.</summary>
    public required Guid CompanyId { get; init; }

    /// <summary>The property it concerns.</summary>
    public required Guid PropertyId { get; init; }

    /// <summary>Department that registered it.</summary>
    public required string DepartmentCode { get; init; }

    /// <summary>Number inside the department, kept as former number (clause 5.10).</summary>
    public required string InterimNo { get; init; }

    /// <summary>For example <c>SALES</c>.</summary>
    public required string Category { get; init; }

    /// <summary>For example <c>SUBSCRIPTION_LETTER</c>.</summary>
    public required string Subtype { get; init; }

    /// <summary>Group its category leads to (clause 5.10.2).</summary>
    public required string Group { get; init; }

    /// <summary>For example <c>PAPER</c>.</summary>
    public required string Carrier { get; init; }

    /// <summary>The title, or <c>restricted</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Date on the document; null where it bears none.</summary>
    public required DateOnly? DocumentDate { get; init; }

    /// <summary>Who made it (责任者).</summary>
    public required string? ResponsibleParty { get; init; }

    /// <summary>Pages with writing or image; 0 for what has none.</summary>
    public required int Pages { get; init; }

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>, as its department registered it.</summary>
    public required string SecurityLevel { get; init; }

    /// <summary>Ids of those who may read it whatever their clearance; empty at level C.</summary>
    public required IReadOnlyList<string> Viewers { get; init; }

    /// <summary>Version of the item at Intake.</summary>
    public required long Version { get; init; }
}
