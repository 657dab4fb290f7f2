using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Clauses;

/// <summary>One clause of the regulation as listed in <c>tests/clauses.tsv</c>.</summary>
/// <param name="Input">The literal input of its proof; empty while unproven.</param>
/// <param name="Expected">The answer the regulation asks for; empty while unproven.</param>
internal sealed record ClauseRow(string Clause, string Owner, string Chinese, string English, string Input, string Expected)
{
    internal bool IsStated => Input.Length > 0 && Expected.Length > 0;

    internal static IReadOnlyList<ClauseRow> ReadAll()
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "tests", "clauses.tsv"));
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(Parse)];
    }

    private static ClauseRow Parse(string line)
    {
        var cells = line.Split('\t');
        return cells.Length == 6
            ? new(cells[0], cells[1], cells[2], cells[3], cells[4].Trim(), cells[5].Trim())
            : throw new InvalidOperationException($"tests/clauses.tsv: {cells.Length} columns instead of 6 in '{line}'");
    }
}
