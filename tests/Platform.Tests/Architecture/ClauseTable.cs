using System.Text.RegularExpressions;

namespace ArchivePlatform.Platform.Tests.Architecture;

/// <summary>The clauses of the regulation, as <c>tests/clauses.tsv</c> lists them.</summary>
internal static partial class ClauseTable
{
    internal static IReadOnlyList<ClauseRow> Rows { get; } = Read(SourceFile.At("tests/clauses.tsv").Text);

    private static readonly HashSet<string> Names = [.. Rows.Select(row => row.Clause)];

    /// <summary>True for a clause of the table and for a decision such as <c>AMB-27</c>.</summary>
    internal static bool Knows(string clause) => Names.Contains(clause) || Decision().IsMatch(clause);

    internal static IReadOnlyList<ClauseRow> Read(string table) =>
    [
        .. from line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
           let cells = line.Split('\t')
           select new ClauseRow(cells[0], Input: cells[^2].Trim(), Expected: cells[^1].Trim()),
    ];

    [GeneratedRegex(@"^AMB-\d\d$")]
    private static partial Regex Decision();
}

/// <summary>One clause; input and expected answer are empty until a test can prove it.</summary>
internal sealed record ClauseRow(string Clause, string Input, string Expected)
{
    internal bool IsProvable => Input.Length > 0 && Expected.Length > 0;
}
