using System.Globalization;

namespace ArchivePlatform.ServiceKit.Problems;

/// <summary>One refusal the platform can give: its stable code, its kind, the clause it comes from and its sentence in both languages.</summary>
/// <param name="Code">UPPER_SNAKE, stable once shipped.</param>
/// <param name="Clause">Clause of the regulation or decision it follows from, for example <c>5.2.2</c> or <c>AMB-27</c>.</param>
/// <param name="Zh">Sentence for people, may hold <c>{0}</c> placeholders.</param>
/// <param name="En">The same sentence in English with the same placeholders.</param>
public sealed record Rule(string Code, RuleKind Kind, string Clause, string Zh, string En)
{
    /// <summary>Refuses unless <paramref name="holds"/>.</summary>
    /// <exception cref="RuleBroken">With this rule.</exception>
    public void Require(bool holds, params object?[] words)
    {
        if (!holds)
            throw Broken(words);
    }

    /// <summary>The refusal itself, where a unique index or a missing row decides instead of a condition.</summary>
    public RuleBroken Broken(params object?[] words) => new(this, words);

    internal string Sentence(bool chinese, object?[] words) =>
        string.Format(CultureInfo.InvariantCulture, chinese ? Zh : En, words);
}
