namespace ArchivePlatform.Benchmarks.Outbox;

/// <summary>What is measured.</summary>
/// <param name="Rounds">Rounds of each contestant; the first is warm-up and not counted, so at least 2.</param>
/// <param name="Windows">Latency windows of each contestant; 0 for none.</param>
/// <param name="Only">Names of the contestants to run; empty for all.</param>
internal sealed record Plan(int Messages, int Producers, int Rounds, int Windows, IReadOnlyCollection<string> Only)
{
    public const int PerSecond = 100;
    public const int WindowSeconds = 10;

    public static readonly IReadOnlyList<string> Names = ["limit", "wolverine", "ours"];

    public IEnumerable<string> Contestants => Names.Where(name => Only.Count == 0 || Only.Contains(name));

    /// <summary>What is wrong with the plan, in words; null when it can be run.</summary>
    public string? Fault =>
        Only.Except(Names).FirstOrDefault() is { } stranger ? $"No contestant is called {stranger}; there are {string.Join(", ", Names)}."
        : Messages < 1 || Producers < 1 || Windows < 0 ? "--messages and --producers are at least 1, --windows at least 0."
        : Rounds < 2 ? "--rounds is at least 2: the first one is not counted."
        : null;
}
