using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>One line of the matrix: what each kind of caller gets on a route.</summary>
/// <param name="Level">Level of what is asked for; <c>-</c> where the route is about nothing that has one.</param>
/// <param name="Cells">Decisions in the order of the callers.</param>
internal sealed record MatrixLine(Route Route, string Level, IReadOnlyList<string> Cells)
{
    internal string Key => $"{Route.Service} {Route.Method} {Route.Pattern} {Level}";
}

/// <summary>The reviewed matrix, <c>tests/matrix.tsv</c>.</summary>
internal static class MatrixFile
{
    private const int Names = 4;

    private static readonly string FilePath = Path.Combine(Checkout.Root, "tests", "matrix.tsv");

    /// <summary>The lines as they were reviewed, for the given callers.</summary>
    /// <exception cref="InvalidOperationException">It has other columns.</exception>
    internal static IReadOnlyList<MatrixLine> Read(IReadOnlyList<string> callers)
    {
        var lines = File.ReadAllLines(FilePath);
        return lines[0] == Head(callers)
            ? [.. lines.Skip(1).Select(Parse)]
            : throw new InvalidOperationException("tests/matrix.tsv has other callers than the matrix asks as; write it anew by infra/matrix --write.");
    }

    internal static void Write(IReadOnlyList<string> callers, IEnumerable<MatrixLine> lines) =>
        File.WriteAllText(FilePath, string.Concat(lines.Select(Text).Prepend(Head(callers)).Select(line => line + "\n")));

    private static string Head(IReadOnlyList<string> callers) => string.Join('\t', ["service", "method", "route", "level", .. callers]);

    private static string Text(MatrixLine line) => string.Join('\t', [line.Route.Service, line.Route.Method, line.Route.Pattern, line.Level, .. line.Cells]);

    private static MatrixLine Parse(string line)
    {
        var cells = line.Split('\t');
        return new(new(cells[0], cells[1], cells[2]), cells[3], cells[Names..]);
    }
}
