namespace ArchivePlatform.Tools;

/// <summary>A table of plain text; Chinese characters count as two columns.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> rows = [heads];

    internal void Add(params string[] cells) => rows.Add(cells);

    internal void Print()
    {
        var widths = heads.Select((_, column) => rows.Max(row => Width(row[column]))).ToList();
        foreach (var row in rows)
            Console.WriteLine(string.Join("  ", row.Select((cell, column) => cell + new string(' ', widths[column] - Width(cell)))).TrimEnd());
    }

    private static int Width(string text) =>
        text.EnumerateRunes().Sum(rune => rune.Value is >= 0x1100 and (<= 0x115F or >= 0x2E80) ? 2 : 1);
}
