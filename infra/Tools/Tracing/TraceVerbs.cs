using System.Globalization;
using ArchivePlatform.Tools.Operations;

namespace ArchivePlatform.Tools.Tracing;

/// <summary>Follows one act through the platform.</summary>
internal static class TraceVerbs
{
    internal static Verb[] All { get; } =
    [
        new("trace ID [--instance NAME]", [], RunAsync),
    ];

    private static Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var spans = SpanFiles.Mentioning(OperationsVerbs.InstanceOf(arguments), arguments.Required(0, "the id of a trace, message or thing"));
        foreach (var trace in spans.GroupBy(span => span.TraceId).OrderBy(trace => trace.Min(span => span.Start)))
            Waterfall.Print([.. trace]);
        var services = spans.Select(span => span.Service).Distinct().Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trace: {spans.Count} spans of {services.Count} services"));
        return Task.FromResult(spans.Count > 0 ? 0 : 1);
    }
}
