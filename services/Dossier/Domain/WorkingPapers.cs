namespace ArchivePlatform.Dossiers.Domain;

/// <summary>The six classes of material the client-affairs group keeps in a working dossier, and which of them are there (clause 5.3.1).</summary>
/// <param name="Present">Classes with at least one accepted item, in the order of the clause.</param>
/// <param name="Missing">The others, in the same order.</param>
public sealed record WorkingPapers(IReadOnlyList<string> Present, IReadOnlyList<string> Missing)
{
    private static readonly (string Class, Func<string, string, bool> Takes)[] Classes =
    [
        ("SALES_MATERIAL", (category, subtype) => category == "SALES" && subtype != "SALES_HISTORY"),
        ("SALE_CONTRACT", (_, subtype) => subtype is "SALE_CONTRACT"),
        ("MORTGAGE_CONTRACT", (_, subtype) => subtype is "MORTGAGE_CONTRACT"),
        ("MOVE_IN_NOTICE", (_, subtype) => subtype is "MOVE_IN_NOTICE"),
        ("SALES_HISTORY", (_, subtype) => subtype is "SALES_HISTORY"),
        ("SUPPLEMENT", (_, subtype) => subtype is "SALE_SUPPLEMENT" or "MORTGAGE_SUPPLEMENT" or "MOVE_IN_SUPPLEMENT"),
    ];

    /// <summary>Share of the six classes that are there, whole per cent, rounded down: five of six give 83.</summary>
    public int Percent => Present.Count * 100 / Classes.Length;

    /// <summary>Sorts a dossier's items into the six classes.</summary>
    /// <param name="items">Category and subtype of each item.</param>
    internal static WorkingPapers Of(IReadOnlyCollection<(string Category, string Subtype)> items)
    {
        var present = Classes.ToLookup(entry => items.Any(item => entry.Takes(item.Category, item.Subtype)), entry => entry.Class);
        return new([.. present[true]], [.. present[false]]);
    }
}
