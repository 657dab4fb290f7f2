using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Abuse;

/// <summary>One attempt that must be refused, as listed in <c>tests/abuse.tsv</c>.</summary>
/// <param name="Case">Its number, for example <c>C3</c>.</param>
/// <param name="Surface">The part that must exist before it can be tried.</param>
/// <param name="Expected">Status and slug of the refusal.</param>
internal sealed record AbuseCase(string Case, string Surface, string Chinese, string English, string Expected)
{
    /// <exception cref="InvalidOperationException">A line is malformed, or a case is listed twice.</exception>
    internal static IReadOnlyList<AbuseCase> ReadAll()
    {
        var cases = File.ReadLines(Path.Combine(Checkout.Root, "tests", "abuse.tsv")).Skip(1).Where(line => line.Length > 0).Select(Parse).ToList();
        return cases.DistinctBy(row => row.Case).Count() == cases.Count
            ? cases
            : throw new InvalidOperationException("tests/abuse.tsv: a case is listed twice");
    }

    private static AbuseCase Parse(string line)
    {
        var cells = line.Split('\t');
        return cells.Length == 5
            ? new(cells[0], cells[1], cells[2], cells[3], cells[4])
            : throw new InvalidOperationException($"tests/abuse.tsv: {cells.Length} columns instead of 5 in '{line}'");
    }
}
