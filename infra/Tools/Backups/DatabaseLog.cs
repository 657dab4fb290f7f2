using System.Globalization;
using System.Text.RegularExpressions;
using ArchivePlatform.Stack;
using Npgsql;

namespace ArchivePlatform.Tools.Backups;

/// <summary>PostgreSQL's log as it is kept: segments of 16 MiB, named by history and place.</summary>
internal static partial class DatabaseLog
{
    private static readonly TimeSpan KeptWithin = TimeSpan.FromMinutes(5);

    /// <summary>Ends the present segment and waits until it is kept: whatever was committed before is safe then.</summary>
    /// <returns>An instant that can be restored, and the segment it lies in.</returns>
    internal static async Task<(DateTimeOffset Until, string Segment)> MarkAsync(NpgsqlConnection database, string folder, CancellationToken ct)
    {
        var until = new DateTimeOffset((DateTime)(await AskAsync(database, "select clock_timestamp()", ct))!);
        // Replaying to an instant ends at the first commit after it; there must be one.
        await AskAsync(database, "select pg_current_xact_id()::text", ct);
        var segment = (string)(await AskAsync(database, "select pg_walfile_name(pg_switch_wal())", ct))!;
        await Eventually.Holds($"the segment {segment} is kept", () => Task.FromResult(IsKept(folder, segment)), KeptWithin, ct);
        return (until, segment);
    }

    /// <summary>The segment a copy's log begins with.</summary>
    internal static string FirstOf(string copy) =>
        Began().Match(File.ReadAllText(Path.Combine(copy, "backup_label"))) is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidOperationException($"{copy} does not say where its log begins.");

    /// <summary>The segments from one to another that are not kept; a restored server goes on in another history, which it proves itself.</summary>
    internal static IEnumerable<string> Missing(string folder, string first, string last)
    {
        if (first[..8] != last[..8])
            yield break;
        for (var place = Place(first); place <= Place(last); place++)
        {
            var segment = string.Create(CultureInfo.InvariantCulture, $"{first[..8]}{place >> 8:X8}{place & 0xFF:X8}");
            if (!IsKept(folder, segment))
                yield return segment;
        }
    }

    internal static async Task<object?> AskAsync(NpgsqlConnection database, string question, CancellationToken ct)
    {
#pragma warning disable CA2100 // Every question is a constant of these tools.
        await using var command = new NpgsqlCommand(question, database) { CommandTimeout = 0 };
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(ct) is var answer and not DBNull ? answer : null;
    }

    private static bool IsKept(string folder, string segment) => File.Exists(Path.Combine(folder, segment + ".gz"));

    private static long Place(string segment) =>
        (long.Parse(segment.AsSpan(8, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) << 8) + long.Parse(segment.AsSpan(16, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^START WAL LOCATION: .*\(file ([0-9A-F]{24})\)", RegexOptions.Multiline)]
    private static partial Regex Began();
}
