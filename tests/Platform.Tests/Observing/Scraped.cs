using System.Text.RegularExpressions;

namespace ArchivePlatform.Platform.Tests.Observing;

/// <summary>What was exported somewhere: names of metrics and of labels.</summary>
internal sealed partial record Scraped(IReadOnlySet<string> Metrics, IReadOnlySet<string> Labels)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(20) };

    internal static async Task<string> TextAsync(Uri address, CancellationToken ct) => await Http.GetStringAsync(address, ct);

    /// <summary>Everything all of the addresses export.</summary>
    internal static async Task<Scraped> AllAsync(IEnumerable<Uri> addresses, CancellationToken ct)
    {
        var (metrics, labels) = (new HashSet<string>(), new HashSet<string>());
        foreach (var address in addresses)
        {
            foreach (var line in (await TextAsync(address, ct)).Split('\n').Where(line => line is [not '#', ..]))
            {
                metrics.Add(Metric().Match(line).Value);
                labels.UnionWith(Label().Matches(line).Select(label => label.Groups[1].Value));
            }
        }
        return new(metrics, labels);
    }

    /// <summary>Value of the first series with that beginning; null without one.</summary>
    internal static async Task<double?> ValueAsync(Uri address, string start, CancellationToken ct) =>
        (await TextAsync(address, ct)).Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) is { } line
            ? double.Parse(Value().Match(line).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("^[a-zA-Z_:][a-zA-Z0-9_:]*")]
    private static partial Regex Metric();

    [GeneratedRegex("[{,]([a-zA-Z_][a-zA-Z0-9_]*)=\"")]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:\}|^\S+) (\S+)")]
    private static partial Regex Value();
}
