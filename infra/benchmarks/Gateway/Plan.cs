namespace ArchivePlatform.Benchmarks.Gateway;

/// <summary>What is measured.</summary>
/// <param name="Connections">Connections at the same time, at least 1.</param>
/// <param name="Seconds">Length of a round, at least 1.</param>
/// <param name="Rounds">Rounds of each contestant; the first is warm-up and not counted, so at least 2.</param>
internal sealed record Plan(int Connections, int Seconds, int Rounds)
{
    /// <summary>The target the gateway must reach beside the peer.</summary>
    public const double Target = 0.85;

    /// <summary>How many times as long the first round is: code is compiled twice before it is as fast as it gets.</summary>
    public const int WarmUp = 4;

    /// <summary>What is wrong with the plan, in words; null when it can be run.</summary>
    public string? Fault =>
        Connections < 1 || Seconds < 1 ? "--connections and --seconds are at least 1."
        : Rounds < 2 ? "--rounds is at least 2: the first one is not counted."
        : null;
}
