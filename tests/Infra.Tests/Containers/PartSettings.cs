using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Infra.Tests.Containers;

/// <summary>The names of all settings a part reads, as its own program lists them.</summary>
internal sealed partial class PartSettings
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static readonly ConcurrentDictionary<Service, Task<PartSettings>> Read = new();

    private readonly List<Regex> names;

    private PartSettings(IEnumerable<string> names) => this.names = [.. names.Select(Pattern)];

    internal static Task<PartSettings> OfAsync(Service part, CancellationToken ct) => Read.GetOrAdd(part, _ => ReadAsync(part, ct));

    private static async Task<PartSettings> ReadAsync(Service part, CancellationToken ct) =>
        new((await RunAsync(part, "settings", new Dictionary<string, string>(), ct)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Those of the environment's names that the part does not know.</summary>
    internal IEnumerable<string> Unknown(IEnumerable<string> environment) => environment.Where(name => !names.Any(known => known.IsMatch(name)));

    /// <summary>Runs the part's program with a verb of its own and exactly the given environment.</summary>
    internal static Task<(int Code, string Output)> RunAsync(Service part, string verb, IReadOnlyDictionary<string, string> environment, CancellationToken ct) =>
        Command.TryAsync("dotnet", [part.Program(Configuration), verb], ct, new Dictionary<string, string>(environment)
        {
            ["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(part.Program(Configuration))!,
        });

    private static Regex Pattern(string name) =>
        new($"^{Regex.Escape(name).Replace(@"\#", "[0-9]+", StringComparison.Ordinal).Replace(@"\*", "[^_]+", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant);
}
