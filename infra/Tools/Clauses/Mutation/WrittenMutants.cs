namespace ArchivePlatform.Tools.Clauses.Mutation;

/// <summary>Mutants written by hand in <c>tests/mutants.tsv</c>, where a rule is no <c>Require</c>: clause, file, find, replace.</summary>
internal static class WrittenMutants
{
    /// <exception cref="InvalidOperationException">A text to find is not there exactly once.</exception>
    internal static IReadOnlyList<Mutant> Read(string tree)
    {
        var list = Path.Combine(tree, "tests", "mutants.tsv");
        return File.Exists(list)
            ? [.. File.ReadAllLines(list).Skip(1).Where(line => line.Length > 0).Select(line => Parse(tree, line))]
            : [];
    }

    private static Mutant Parse(string tree, string line)
    {
        var cells = line.Split('\t');
        if (cells.Length != 4)
            throw new InvalidOperationException($"tests/mutants.tsv: {cells.Length} columns instead of 4 in '{line}'");
        var (clause, file, find, replace) = (cells[0], cells[1], cells[2], cells[3]);
        var source = File.ReadAllText(Path.Combine(tree, file));
        var at = source.IndexOf(find, StringComparison.Ordinal);
        if (at < 0 || source.IndexOf(find, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"tests/mutants.tsv: '{find}' must stand exactly once in {file}");
        return new(clause, file, at, find, replace);
    }
}
