using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ArchivePlatform.Faults.Tests.Evidence;

/// <summary>All rows of a service's own tables as they stand, to be held against a later image.</summary>
internal sealed partial class Image
{
    private readonly SortedDictionary<string, List<string>> tables;

    private Image(SortedDictionary<string, List<string>> tables) => this.tables = tables;

    /// <summary>Digest of every row of every table.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines))));

    /// <summary>How many rows it shows.</summary>
    public int Rows => tables.Values.Sum(lines => lines.Count);

    private IEnumerable<string> Lines => tables.SelectMany(table => table.Value.Select(line => $"{table.Key} {line}"));

    /// <summary>Takes an image of the named tables.</summary>
    /// <param name="without">Columns that may rightly differ, as <c>column</c> or <c>table.column</c>.</param>
    /// <param name="names">What stands for an id that is made anew each time.</param>
    public static async Task<Image> OfAsync(Rows rows, IEnumerable<string> names, IReadOnlyCollection<string> without, IReadOnlyDictionary<string, string>? ids = null)
    {
        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in names)
        {
            var left = without.Where(column => !column.Contains('.', StringComparison.Ordinal) || column.StartsWith($"{table}.", StringComparison.Ordinal))
                .Select(column => column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..]).ToArray();
            var lines = await rows.ListAsync<string>($"select (to_jsonb(line) - $1::text[])::text from \"{table}\" line", [left]);
            tables[table] = [.. lines.Select(line => Renamed(line, ids)).Order(StringComparer.Ordinal)];
        }
        return new(tables);
    }

    /// <summary>The service's own tables.</summary>
    public static Task<List<string>> TablesAsync(Rows rows) => rows.ListAsync<string>("""
        select table_name::text from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not ilike '%migrations%history%' order by table_name
        """);

    /// <summary>The rows only one of the two shows.</summary>
    public string Difference(Image other)
    {
        var (ours, theirs) = (Lines.ToHashSet(), other.Lines.ToHashSet());
        return string.Join('\n', ours.Except(theirs).Select(line => $"- {line}").Concat(theirs.Except(ours).Select(line => $"+ {line}")).Take(12));
    }

    private static string Renamed(string line, IReadOnlyDictionary<string, string>? ids) =>
        ids is null ? line : Id().Replace(line, id => ids.GetValueOrDefault(id.Value, id.Value));

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
