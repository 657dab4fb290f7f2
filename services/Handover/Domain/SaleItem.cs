namespace ArchivePlatform.Handovers.Domain;

/// <summary>An item as an obligation sees it: what it belongs to and since when it is registered.</summary>
/// <remarks>A fact of this service, not a read model: it stays when read models are rebuilt, so that no obligation is decided on half the facts.</remarks>
internal sealed class SaleItem
{
    private SaleItem()
    {
    }

    public Guid ItemId { get; private set; }
    public Guid CompanyId { get; private set; }

    /// <summary>The sale it belongs to; null for material without one (AMB-29).</summary>
    public Guid? SaleId { get; private set; }

    public string Category { get; private set; } = "";
    public string Subtype { get; private set; } = "";
    public string Department { get; private set; } = "";
    public string? Team { get; private set; }

    /// <summary>Earliest announcement of the item, whatever its version, so that every order of arrival ends in the same time.</summary>
    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>Version of the item at its registrar.</summary>
    public long Version { get; private set; }

    public static SaleItem Of(ItemFact fact)
    {
        var item = new SaleItem { ItemId = fact.ItemId, CompanyId = fact.CompanyId, RegisteredAt = fact.AnnouncedAt };
        item.Take(fact);
        return item;
    }

    /// <summary>Takes over what a newer version says; of an older one only the earlier time of registration.</summary>
    public void Learn(ItemFact fact)
    {
        if (fact.AnnouncedAt < RegisteredAt)
            RegisteredAt = fact.AnnouncedAt;
        if (fact.Version > Version)
            Take(fact);
    }

    private void Take(ItemFact fact) =>
        (SaleId, Category, Subtype, Department, Team, Version) =
            (fact.SaleId, fact.Category, fact.Subtype, fact.Registrar.Department, fact.Registrar.Team, fact.Version);
}

/// <summary>What the registrar announced of an item.</summary>
internal sealed record ItemFact(Guid ItemId, Guid CompanyId, Guid? SaleId, string Category, string Subtype, Party Registrar, DateTimeOffset AnnouncedAt, long Version);
