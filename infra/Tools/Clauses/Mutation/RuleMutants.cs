using System.Text.RegularExpressions;

namespace ArchivePlatform.Tools.Clauses.Mutation;

/// <summary>Finds every place where a rule of a service decides, and switches it off there.</summary>
internal static partial class RuleMutants
{
    /// <summary>The copy's <c>.local</c> is a link that leads back to the copy.</summary>
    private static readonly EnumerationOptions WithoutLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>A mutant for each <c>.Rule.Require(</c> whose clause is in <paramref name="claimed"/>.</summary>
    internal static IEnumerable<Mutant> Find(string tree, IReadOnlySet<string> claimed) =>
        from service in Directory.EnumerateDirectories(Path.Combine(tree, "services")).Order()
        let rules = ClausesOfRules(service)
        where rules.Count > 0
        from file in Sources(service)
        from mutant in InFile(tree, file, rules)
        where claimed.Contains(mutant.Clause)
        select mutant;

    internal static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", WithoutLinks)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order();

    private static Dictionary<string, string> ClausesOfRules(string service) =>
        Directory.Exists(Path.Combine(service, "Domain"))
            ? Directory.EnumerateFiles(Path.Combine(service, "Domain"), "*Rules.cs")
                .SelectMany(file => Declaration().Matches(File.ReadAllText(file)))
                .ToDictionary(match => match.Groups["rule"].Value, match => match.Groups["clause"].Value)
            : [];

    private static IEnumerable<Mutant> InFile(string tree, string file, Dictionary<string, string> rules)
    {
        var source = File.ReadAllText(file);
        foreach (Match use in Use().Matches(source))
        {
            if (!rules.TryGetValue(use.Groups["rule"].Value, out var clause))
                continue;
            var condition = FirstArgument(source, use.Index + use.Length);
            var old = source[use.Index..(use.Index + use.Length + condition.Length)];
            yield return new(clause, Path.GetRelativePath(tree, file), use.Index, old, $"{use.Value}true || ({condition})");
        }
    }

    /// <summary>The text up to the comma or bracket that ends the argument, strings and inner brackets passed over.</summary>
    private static string FirstArgument(string source, int from)
    {
        var depth = 0;
        for (var at = from; at < source.Length; at++)
        {
            if (source[at] is '"' or '\'')
                at = EndOfLiteral(source, at);
            else if (source[at] is '(' or '[' or '{')
                depth++;
            else if (depth == 0 && source[at] is ',' or ')' && depth == 0)
                return source[from..at];
            else if (source[at] is ')' or ']' or '}')
                depth--;
        }
        throw new InvalidOperationException($"No end of the condition that begins '{source[from..Math.Min(source.Length, from + 60)]}'");
    }

    private static int EndOfLiteral(string source, int at)
    {
        var quote = source[at];
        for (at++; source[at] != quote; at++)
        {
            if (source[at] == '\\')
                at++;
        }
        return at;
    }

    [GeneratedRegex("""Rule\s+(?<rule>\w+)\s*=\s*new\(\s*"[A-Z0-9_]+"\s*,\s*RuleKind\.\w+\s*,\s*"(?<clause>[^"]+)"\s*,""")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\.(?<rule>\w+)\.Require\(")]
    private static partial Regex Use();
}
