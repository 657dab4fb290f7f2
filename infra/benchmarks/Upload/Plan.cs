namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>What is measured.</summary>
/// <param name="Files">Files of 64 MB a round.</param>
/// <param name="Pages">Pages of 100 KB a round.</param>
/// <param name="Large">Megabytes of the one large file; 0 for none.</param>
/// <param name="Items">Items that are registered, with a page each, to see what they take on disk.</param>
/// <param name="Rounds">Rounds of each contestant; the first <see cref="WarmUp"/> are not counted: until then the runtimes compile more than they run.</param>
/// <param name="Only">Names of the contestants to run; empty for all.</param>
internal sealed record Plan(int Files, int Pages, int Large, int Items, int Rounds, IReadOnlyCollection<string> Only)
{
    public static readonly IReadOnlyList<string> Names = ["raw", "locked", "floor", "tus", "direct", "ours"];

    public const int WarmUp = 2;

    /// <summary>Bytes of a file, 64 MB.</summary>
    public const int FileSize = 64 * 1024 * 1024;

    /// <summary>Bytes of a page, 100 KB.</summary>
    public const int PageSize = 100 * 1024;

    /// <summary>Requests with bytes of files that are on their way at once; a station sends as many parts.</summary>
    public const int FileStreams = 4;

    /// <summary>The same of pages.</summary>
    public const int PageStreams = 8;

    /// <summary>Whether a contestant takes part.</summary>
    public bool Has(string name) => Only.Count == 0 || Only.Contains(name);

    /// <summary>What is wrong with the plan, in words; null when it can be run.</summary>
    public string? Fault =>
        Only.Except(Names).FirstOrDefault() is { } stranger ? $"No contestant is called {stranger}; there are {string.Join(", ", Names)}."
        : Files < 1 || Pages < 1 || Large < 0 ? "--files and --pages are at least 1, --large at least 0."
        : Items < 100 ? "--items is at least 100."
        : Rounds <= WarmUp ? $"--rounds is at least {WarmUp + 1}: the first {WarmUp} are not counted."
        : null;
}
