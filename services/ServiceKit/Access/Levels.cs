namespace ArchivePlatform.ServiceKit.Access;

/// <summary>The scale of secrecy, A over B over C (clause 5.1.5, AMB-12).</summary>
public static class Levels
{
    /// <summary>The level of everything that was not raised.</summary>
    public const string Lowest = "C";

    private static readonly string[] Rising = [Lowest, "B", "A"];

    /// <summary>Whether the scale has that level.</summary>
    public static bool IsKnown(string? level) => Rising.Contains(level);

    /// <summary>Whether the first is above the second.</summary>
    public static bool IsAbove(string level, string other) => Array.IndexOf(Rising, level) > Array.IndexOf(Rising, other);

    /// <summary>The levels a clearance covers: its own and those below; of an unknown one the lowest.</summary>
    public static IReadOnlyList<string> CoveredBy(string clearance) => Rising[..(Math.Max(Array.IndexOf(Rising, clearance), 0) + 1)];
}
