namespace ArchivePlatform.Tools.Clauses.Mutation;

/// <summary>One deliberate fault: a rule that never refuses, or another change from <c>tests/mutants.tsv</c>.</summary>
/// <param name="Clause">The clause whose tests must turn red.</param>
/// <param name="File">The source file, from the root of the tree.</param>
/// <param name="At">Where the old text begins.</param>
internal sealed record Mutant(string Clause, string File, int At, string Old, string New)
{
    /// <summary>The folder of the project it belongs to, for example <c>services/Handover</c>.</summary>
    internal string Folder => string.Join('/', File.Split('/')[..2]);

    /// <summary>The project, for example <c>Handover</c>.</summary>
    internal string Project => File.Split('/')[1];

    internal string Apply(string source) => string.Concat(source.AsSpan(0, At), New, source.AsSpan(At + Old.Length));

    internal string Describe(string source) =>
        $"{Clause} {File}:{source.AsSpan(0, At).Count('\n') + 1} {Old.ReplaceLineEndings(" ")}";
}
