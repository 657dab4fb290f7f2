using System.Text.RegularExpressions;

namespace ArchivePlatform.Tools.Clauses.Mutation;

/// <summary>Finds every place where a rule of a service decides, and switches it off there.</summary>
internal static partial class RuleMutants
{
    private static readonly string[] Folders = ["gateway", "services"];

    /// <summary>The copy's <c>.local</c> is a link that leads back to the copy.</summary>
    private static readonly EnumerationOptions WithoutLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>A mutant for each <c>.Rule.Require(</c> whose clause is in <paramref name="claimed"/>.</summary>
    internal static IEnumerable<Mutant> Find(string tree, IReadOnlySet<string> claimed) =>
        from service in Services(tree)
        let rules = ClausesOfRules(service)
        where rules.Count > 0
        from file in Sources(service)
        from mutant in InFile(tree, file, rules)
        where claimed.Contains(mutant.Clause)
        select mutant;

    private static IEnumerable<string> Services(string tree) =>
        Folders.Select(below => Path.Combine(tree, below)).Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal);

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
            var condition = source[(use.Index + use.Length)..Code.End(source, use.Index + use.Length, (text, at) => text[at] == ',')];
            var old = source[use.Index..(use.Index + use.Length + condition.Length)];
            yield return new(clause, Path.GetRelativePath(tree, file), use.Index, old, $"{use.Value}true || ({condition})");
        }
    }

    [GeneratedRegex("""Rule\s+(?<rule>\w+)\s*=\s*new\(\s*"[A-Z0-9_]+"\s*,\s*RuleKind\.\w+\s*,\s*"(?<clause>[^"]+)"\s*,""")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\.(?<rule>\w+)\.Require\(")]
    private static partial Regex Use();
}
