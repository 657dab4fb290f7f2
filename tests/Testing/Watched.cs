using System.Text.Json;
using System.Text.RegularExpressions;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Testing;

/// <summary>What the alert rules and the dashboards ask Prometheus.</summary>
public static partial class Watched
{
    private const string Rules = "infra/observe/rules/archive.yml";

    private static readonly HashSet<string> Words = ["and", "or", "unless", "by", "without", "on", "ignoring", "bool", "offset"];

    /// <summary>Every alert rule.</summary>
    public static async Task<IReadOnlyList<JsonElement>> AlertsAsync(CancellationToken ct) =>
        [.. (await YamlFile.ReadAsync(Rules, ct)).GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("rules").EnumerateArray())];

    /// <summary>Every expression, with where it stands.</summary>
    public static async Task<IReadOnlyList<(string Place, string Expression)>> ExpressionsAsync(CancellationToken ct) =>
    [
        .. from alert in await AlertsAsync(ct) select (alert.GetProperty("alert").GetString()!, alert.GetProperty("expr").GetString()!),
        .. from file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "infra", "observe", "grafana", "dashboards"), "*.json")
           from panel in JsonElement.Parse(File.ReadAllText(file)).GetProperty("panels").EnumerateArray()
           from target in panel.GetProperty("targets").EnumerateArray()
           select ($"{Path.GetFileName(file)} {panel.GetProperty("title").GetString()}", target.GetProperty("expr").GetString()!),
    ];

    /// <summary>The metrics an expression names.</summary>
    public static IEnumerable<string> MetricsIn(string expression) =>
        Name().Matches(Grouping().Replace(Matchers().Replace(Texts().Replace(expression, ""), ""), " "))
            .Select(match => match.Value).Where(name => !Words.Contains(name)).Distinct();

    /// <summary>The labels an expression chooses or groups by.</summary>
    public static IEnumerable<string> LabelsIn(string expression)
    {
        var plain = Texts().Replace(expression, "");
        return Matchers().Matches(plain).SelectMany(match => Label().Matches(match.Value).Select(label => label.Groups[1].Value))
            .Concat(Grouping().Matches(plain).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            .Distinct();
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Matchers();

    [GeneratedRegex(@"\b(?:by|without)\s*\(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"([a-z_]+)\s*(?:=~|!~|!=|=)")]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<![\w.])[a-z_][a-z0-9_]*(?![\w]|\s*\()")]
    private static partial Regex Name();
}
