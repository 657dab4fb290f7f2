using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>One export of an owner and what another service holds of it; the keys are the same things, the values must be equal.</summary>
internal sealed record Comparison(Service Owner, string Owned, Service Holder, string Held)
{
    private const string FirstHop = "1 ";

    internal static IReadOnlyList<Comparison> All { get; } =
    [
        Of("dossier", "properties", "intake", "known-properties"),
        Of("dossier", "properties", "handover", "known-properties"),
        Of("intake", "items", "dossier", "known-items"),
        Of("intake", "items", "handover", "known-items"),
        Of("intake", "items", "scan", "known-items"),
        Of("dossier", "dossiers", "intake", "known-dossiers"),
        Of("dossier", "dossiers", "handover", "known-dossiers"),
        Of("dossier", "dossiers", "lending", "known-dossiers"),
        Of("dossier", "dossiers", "scan", "known-dossiers"),
        Of("lending", "loans", "dossier", "known-loans"),
        Of("handover", "custody", "dossier", "accessions") with { IsTold = HasMoved },
        Of("handover", "custody", "intake", "item-custody") with { IsTold = HasMoved },
        Of("handover", "custody", "scan", "item-custody") with { IsTold = HasMoved },
    ];

    /// <summary>Whether the others are told of a fact of this value; all are where nothing else is said.</summary>
    internal Func<string, bool> IsTold { get; private init; } = _ => true;

    /// <summary>Custody is announced when it passes: an item still with its first holder is known to Handover alone.</summary>
    private static bool HasMoved(string custody) => !custody.StartsWith(FirstHop, StringComparison.Ordinal);

    private static Comparison Of(string owner, string owned, string holder, string held) =>
        new(Service.Named(owner), owned, Service.Named(holder), held);
}
