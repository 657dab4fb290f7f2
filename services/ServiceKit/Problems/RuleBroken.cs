namespace ArchivePlatform.ServiceKit.Problems;

/// <summary>A rule of the regulation refused the act; nothing has changed.</summary>
/// <remarks>Over HTTP it becomes a problem document; on the bus the message is parked with the code and not retried.</remarks>
public sealed class RuleBroken(Rule rule, object?[] words) : Exception(rule.Code)
{
    /// <summary>The rule that refused.</summary>
    public Rule Rule { get; } = rule;

    /// <summary>Name of the request field at fault, in camelCase; null where no single field is.</summary>
    public string? Field { get; init; }

    /// <summary>What is missing, in the words of the checklist; empty where nothing is.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Address of the thing that stands in the way, for example the dossier that exists already.</summary>
    public string? Location { get; init; }

    /// <summary>Number of the thing that stands in the way, for people.</summary>
    public string? Existing { get; init; }

    /// <summary>True where the subject may merely not have arrived yet: the answer carries <c>Retry-After: 2</c>.</summary>
    public bool MayArrive { get; init; }

    /// <summary>The sentence for people.</summary>
    public string Sentence(bool chinese) => Rule.Sentence(chinese, words);
}
