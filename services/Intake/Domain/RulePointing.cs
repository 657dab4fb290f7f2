using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>Refusals that point at what is wrong in the request.</summary>
internal static class RulePointing
{
    /// <summary>Refuses unless <paramref name="holds"/> and names the request field at fault.</summary>
    /// <exception cref="RuleBroken">With this rule.</exception>
    public static void Require(this Rule rule, bool holds, string field, params object?[] words)
    {
        if (!holds)
            throw new RuleBroken(rule, words) { Field = field };
    }

    /// <summary>Refuses unless <paramref name="holds"/> and lists what is missing, in the words of the request.</summary>
    /// <exception cref="RuleBroken">With this rule.</exception>
    public static void Require(this Rule rule, bool holds, IReadOnlyList<string> missing)
    {
        if (!holds)
            throw new RuleBroken(rule, [string.Join(", ", missing)]) { Missing = missing };
    }
}
