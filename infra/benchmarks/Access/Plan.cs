namespace ArchivePlatform.Benchmarks.Access;

/// <summary>What is measured.</summary>
/// <param name="Rounds">Pages of each reader on each ground and in each way; as many again at the start are not counted up to <see cref="WarmUp"/>.</param>
/// <param name="Few">Dossiers of the small ground.</param>
/// <param name="Many">Dossiers of the large ground.</param>
/// <param name="Seed">Decides whose turn is next.</param>
internal sealed record Plan(int Rounds, int Few, int Many, int Seed)
{
    /// <summary>Rows of a page, and one more that says whether there is a next one.</summary>
    public const int Page = 51;

    /// <summary>Most that a page with the rule may take beside the same page without it.</summary>
    public const double MostBeside = 1.3;

    /// <summary>Most that a page of the large ground may take beside one of the small ground.</summary>
    public const double MostGrowth = 3;

    /// <summary>Rounds before the first that counts.</summary>
    public const int WarmUp = 50;

    /// <summary>What is wrong with the plan, in words; null when it can be run.</summary>
    public string? Fault =>
        Rounds < 20 ? "--rounds is at least 20."
        : Few < 1_000 || Many < Few ? "--few is at least 1000 and --many no less than that."
        : null;
}
