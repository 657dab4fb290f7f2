using System.Globalization;
using System.Text.Json;
using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Operations;

namespace ArchivePlatform.Tools.Tracing;

/// <summary>Follows one act through the platform.</summary>
internal static class TraceVerbs
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal static Verb[] All { get; } =
    [
        new("trace ID [--json] [--instance NAME]", ["json"], RunAsync),
    ];

    private static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        var id = arguments.Required(0, "the id of a trace, message or thing");
        var spans = SpanFiles.Mentioning(instance, id);
        var stuck = await StuckAsync(instance, id, spans, ct);
        if (arguments.Has("json"))
            Console.WriteLine(JsonSerializer.Serialize(new { spans, parked = stuck.Select(parked => new { service = parked.Service.Name, parked.Id, parked.Code, parked.Reason }) }, Json));
        else
            Print(instance, spans, stuck);
        return spans.Count > 0 || stuck.Count > 0 ? 0 : 1;
    }

    private static void Print(Instance instance, IReadOnlyList<Span> spans, IReadOnlyList<ParkedMessage> stuck)
    {
        foreach (var trace in spans.GroupBy(span => span.TraceId).OrderBy(trace => trace.Min(span => span.Start)))
            Waterfall.Print([.. trace]);
        foreach (var parked in stuck)
            Console.WriteLine($"PARKED at {parked.Service} by {parked.Code}: {parked.Reason}; infra/deadletters show {parked.Id}");
        if (spans.Count == 0)
            Console.WriteLine($"Nothing is in {instance.Telemetry}: it was not sampled (Telemetry__SampleRatio), is older than the files kept, or ran elsewhere.");
        var services = spans.Select(span => span.Service).Distinct().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trace: {spans.Count} spans of {services.Count} services"));
    }

    /// <summary>Where the act did not get any further; a service that does not answer has nothing to say here.</summary>
    private static async Task<IReadOnlyList<ParkedMessage>> StuckAsync(Instance instance, string id, IReadOnlyList<Span> spans, CancellationToken ct)
    {
        var traces = spans.Select(span => span.TraceId).Append(id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        try
        {
            var open = await ParkedMessages.OpenAsync(instance, ct).ToListAsync(ct);
            return [.. open.Where(parked => parked.MessageId == id || (parked.TraceId is { } trace && traces.Contains(trace)))];
        }
        catch (Exception away) when (away is HttpRequestException or InvalidOperationException)
        {
            return [];
        }
    }
}
