using System.Text.Json;
using System.Text.RegularExpressions;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>How a route is asked about a subject: what would change something says what is refused only after the decision who may.</summary>
/// <param name="Body">JSON; null where the route takes none.</param>
/// <param name="Version">Version the request presumes.</param>
internal sealed partial record Probe(string Method, string Address, string? Body, long Version)
{
    /// <summary>What a list is searched for; null for other routes.</summary>
    internal string? Lists { get; private init; }

    /// <summary>Codes of things inside the subject that are unknown: who gets such an answer was let in.</summary>
    internal IReadOnlyList<string> Inside { get; private init; } = [];

    internal static Probe Of(Route route, Subject subject, Requests requests)
    {
        var words = Name().Matches(route.Pattern).Select(match => match.Groups["word"].Value).ToList();
        var gone = Requests.WantsGone(route);
        var address = Name().Replace(route.Pattern, match => $"/{match.Groups["word"].Value}/{subject[Key(match.Groups["word"].Value, gone)].Id}");
        var (query, lists) = requests.Search(route, subject);
        return new(
            route.Method,
            address + query,
            route.Method == "GET" ? null : JsonSerializer.Serialize(requests.Body(route, subject), JsonSerializerOptions.Web),
            words.Count > 0 ? subject[Key(words[0], gone)].Version : 1)
        {
            Lists = lists,
            Inside = Requests.Inside(route),
        };
    }

    /// <summary>Whether two probes ask for the same, so that one line is enough.</summary>
    internal bool AsksLike(Probe other) => (Address, Body, Version, Lists) == (other.Address, other.Body, other.Version, other.Lists);

    private static string Key(string word, bool gone) => gone && word == "people" ? "people-gone" : word;

    [GeneratedRegex(@"/(?<word>[\w-]+)/\{\w+\}")]
    private static partial Regex Name();
}
