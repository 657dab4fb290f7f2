namespace ArchivePlatform.Benchmarks.Outbox;

/// <summary>What is measured.</summary>
/// <param name="Rounds">Rounds of each contestant; the first <see cref="WarmUp"/> are not counted: until then the runtime compiles more than it runs.</param>
/// <param name="Windows">Latency windows of each contestant; 0 for none.</param>
/// <param name="Only">Names of the contestants to run; empty for all.</param>
internal sealed record Plan(int Messages, int Producers, int Rounds, int Windows, IReadOnlyCollection<string> Only)
{
    public const int WarmUp = 2;
    public const int PerSecond = 100;
    public const int WindowSeconds = 10;

    public static readonly IReadOnlyList<string> Names = ["limit", "wolverine", "ours"];

    public IEnumerable<string> Contestants => Names.Where(name => Only.Count == 0 || Only.Contains(name));

    /// <summary>What is wrong with the plan, in words; null when it can be run.</summary>
    public string? Fault =>
        Only.Except(Names).FirstOrDefault() is { } stranger ? $"No contestant is called {stranger}; there are {string.Join(", ", Names)}."
        : Messages < 1 || Producers < 1 || Windows < 0 ? "--messages and --producers are at least 1, --windows at least 0."
        : Rounds <= WarmUp ? $"--rounds is at least {WarmUp + 1}: the first {WarmUp} are not counted."
        : null;
}
