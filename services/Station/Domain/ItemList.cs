using System.Globalization;
using System.Text;

namespace ArchivePlatform.Stations.Domain;

/// <summary>One line of a list that says which file belongs to which item.</summary>
/// <param name="File">Path as it is written, from the list's own folder.</param>
internal sealed record ListedFile(string File, Guid Item, int? Page);

/// <summary>A list of files in CSV (RFC 4180) or with tabs: file, item, page; the page may be left out, a first line that begins with <c>file</c> is a heading.</summary>
internal static class ItemList
{
    /// <summary>Reads a list whole.</summary>
    /// <returns>Its lines; and every fault with the number of its line, from 1.</returns>
    public static (IReadOnlyList<ListedFile> Files, IReadOnlyList<ListFault> Faults) Read(string text)
    {
        var files = new List<ListedFile>();
        var faults = new List<ListFault>();
        var separator = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length).Contains('\t') ? '\t' : ',';
        foreach (var (number, cells) in Lines(text.TrimStart('\uFEFF'), separator))
        {
            if (cells is [""] || (number == 1 && cells[0].Trim().Equals("file", StringComparison.OrdinalIgnoreCase)))
                continue;
            if (FaultIn(cells) is { } fault)
                faults.Add(new(number, fault));
            else
                files.Add(new(cells[0].Trim(), Guid.Parse(cells[1]), PageIn(cells)));
        }
        return (files, faults);
    }

    private static string? FaultIn(List<string> cells)
    {
        if (cells.Count is < 2 or > 3)
            return "LIST_COLUMNS";
        if (cells[0].Trim().Length == 0)
            return "LIST_FILE";
        if (!Guid.TryParse(cells[1], out _))
            return "LIST_ITEM";
        return cells.Count < 3 || cells[2].Trim().Length == 0 || PageIn(cells) is >= 1 and <= 99_999 ? null : "LIST_PAGE";
    }

    private static int? PageIn(List<string> cells) =>
        cells.Count > 2 && int.TryParse(cells[2], NumberStyles.None | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var page) ? page : null;

    /// <summary>The lines with their cells, quotes taken off; a quoted cell may hold separators, line ends and doubled quotes.</summary>
    private static IEnumerable<(int Number, List<string> Cells)> Lines(string text, char separator)
    {
        var (number, began, cells, cell, isQuoted) = (1, 1, new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            number += letter == '\n' ? 1 : 0;
            if (isQuoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[++at]);
            else if (letter == '"' && (isQuoted || cell.Length == 0))
                isQuoted = !isQuoted;
            else if (!isQuoted && letter == separator)
                Close(cells, cell);
            else if (!isQuoted && letter == '\n')
            {
                Close(cells, cell);
                yield return (began, cells);
                (began, cells) = (number, []);
            }
            else if (isQuoted || letter != '\r')
                cell.Append(letter);
        }
        Close(cells, cell);
        yield return (began, cells);
    }

    private static void Close(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        cell.Clear();
    }
}

/// <summary>What is wrong with a line of a list.</summary>
/// <param name="Code"><c>LIST_COLUMNS</c>, <c>LIST_FILE</c>, <c>LIST_ITEM</c> or <c>LIST_PAGE</c>.</param>
internal sealed record ListFault(int Line, string Code);
