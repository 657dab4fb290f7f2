using System.Text.RegularExpressions;

namespace ArchivePlatform.Tools.Clauses.Mutation;

/// <summary>Takes each condition of a rule about access away in turn: the parts of <c>&amp;&amp;</c> and <c>||</c>, filters and required claims of the methods and properties in <c>tests/conditions.tsv</c>.</summary>
/// <remarks>Left alone is what guards against null, and what only says which row is meant or where a page begins.</remarks>
internal static partial class ConditionMutants
{
    /// <exception cref="InvalidOperationException">A method is not there, or holds no condition.</exception>
    internal static IReadOnlyList<Mutant> Read(string tree) =>
    [
        .. File.ReadLines(Path.Combine(tree, "tests", "conditions.tsv")).Skip(1).Where(line => line.Length > 0)
            .Select(line => line.Split('\t'))
            .SelectMany(cells => OfMethod(File.ReadAllText(Path.Combine(tree, cells[1])), cells[0], cells[1], cells[2])),
    ];

    /// <summary>The mutants of one method of a source.</summary>
    internal static IReadOnlyList<Mutant> OfMethod(string source, string clause, string file, string method)
    {
        var declared = Regex.Match(source, $@"^ *(public|internal|private) [^=\n]* {Regex.Escape(method)}([<(]| =>| {{ get; }} =)", RegexOptions.Multiline);
        if (!declared.Success)
            throw new InvalidOperationException($"tests/conditions.tsv: {file} has no method {method}");
        var (from, until) = (declared.Index, EndOfMethod(source, declared.Index + declared.Length - 1));
        Mutant[] found =
        [
            .. Operands(source, from, until).Where(part => IsAboutAccess(source[part.From..part.Until])).Select(part => Of(part.From, part.Until, part.IsNeeded ? "true" : "false")),
            .. Filter().Matches(source[from..until]).Select(match => from + match.Index + match.Length)
                .Where(at => Operands(source, from, until).All(part => part.From != at))
                .Select(at => (From: at, Until: Code.End(source, at, Code.IsEnd)))
                .Where(filter => IsAboutAccess(source[filter.From..filter.Until]))
                .Select(filter => Of(filter.From, filter.Until, "true")),
            .. Claim().Matches(source[from..until]).Select(match => Of(from + match.Index, Code.End(source, from + match.Index + match.Length, Code.IsEnd) + 1, ".RequireAuthenticatedUser()")),
        ];
        return found.Length > 0 ? found : throw new InvalidOperationException($"tests/conditions.tsv: {method} in {file} holds no condition");

        Mutant Of(int start, int end, string instead) => new(clause, file, start, source[start..end], instead);
    }

    /// <summary>What stands on either side of an operator; needed is what another condition stands beside by <c>&amp;&amp;</c>.</summary>
    private static IEnumerable<(int From, int Until, bool IsNeeded)> Operands(string source, int start, int end) =>
        from at in Code.Places(source, start, end)
        where Code.IsOperator(source, at)
        from part in Sides(source, at, start)
        group source[at] == '&' by part into sides
        select (sides.Key.From, sides.Key.Until, sides.Contains(true));

    private static (int From, int Until)[] Sides(string source, int at, int from) =>
        [Trimmed(source, Code.Start(source, at, from), at), Trimmed(source, at + 2, Code.End(source, at + 2, Code.IsBoundary))];

    private static (int From, int Until) Trimmed(string source, int from, int until)
    {
        while (char.IsWhiteSpace(source[from]) || source.AsSpan(from).StartsWith("//"))
            from = char.IsWhiteSpace(source[from]) ? from + 1 : source.IndexOf('\n', from);
        while (char.IsWhiteSpace(source[until - 1]))
            until--;
        return source[from..until].StartsWith("return ", StringComparison.Ordinal) ? (from + "return ".Length, until) : (from, until);
    }

    private static bool IsAboutAccess(string condition) => !Aside().IsMatch(condition);

    private static int EndOfMethod(string source, int from)
    {
        var end = Code.End(source, from, (text, at) => text[at] is ';' or '{');
        return source[end] == ';' ? end : Code.End(source, end + 1, Code.IsEnd);
    }

    [GeneratedRegex(@"^(\w+ (is|==) (not )?null|\w+\.(Id|ItemId) == [\w.]+(, ct)?|\w+\.Id\.CompareTo\(after\) > 0)$")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\.(Where|SingleOrDefaultAsync|FirstOrDefaultAsync)\(\w+ => ")]
    private static partial Regex Filter();

    [GeneratedRegex(@"\.RequireClaim\(")]
    private static partial Regex Claim();
}
