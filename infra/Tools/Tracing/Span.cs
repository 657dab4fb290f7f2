using System.Globalization;
using System.Text.Json;

namespace ArchivePlatform.Tools.Tracing;

/// <summary>One span as a service wrote it to its local file.</summary>
/// <param name="Stage"><c>http</c>, <c>save</c>, <c>outbox</c>, <c>inbox</c> or <c>apply</c>; empty where it says none.</param>
internal sealed record Span(
    string Service, string TraceId, string Id, string? Parent, string Name, decimal Start, decimal End, string Stage, bool Failed,
    IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>Spans of one line of a file; nothing from a line cut short by a crash.</summary>
    internal static IEnumerable<Span> Parse(string line)
    {
        JsonElement export;
        try
        {
            export = JsonElement.Parse(line);
        }
        catch (JsonException)
        {
            return [];
        }
        return
            from resource in export.GetProperty("resourceSpans").EnumerateArray()
            let service = AttributesOf(resource.GetProperty("resource")).GetValueOrDefault("service.name", "?")
            from scope in resource.GetProperty("scopeSpans").EnumerateArray()
            from span in scope.GetProperty("spans").EnumerateArray()
            select Of(service, span);
    }

    private static Span Of(string service, JsonElement span)
    {
        var attributes = AttributesOf(span);
        return new(
            service,
            span.GetProperty("traceId").GetString()!,
            span.GetProperty("spanId").GetString()!,
            span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString() : null,
            span.GetProperty("name").GetString()!,
            Milliseconds(span.GetProperty("startTimeUnixNano")),
            Milliseconds(span.GetProperty("endTimeUnixNano")),
            attributes.GetValueOrDefault("archive.stage") ?? (attributes.ContainsKey("http.request.method") ? "http" : ""),
            span.TryGetProperty("status", out var status) && status.TryGetProperty("code", out var code) && code.GetInt32() == 2,
            attributes);
    }

    private static decimal Milliseconds(JsonElement nanoseconds) =>
        decimal.Parse(nanoseconds.GetString()!, CultureInfo.InvariantCulture) / 1_000_000;

    private static Dictionary<string, string> AttributesOf(JsonElement holder) =>
        holder.TryGetProperty("attributes", out var attributes)
            ? attributes.EnumerateArray()
                .GroupBy(attribute => attribute.GetProperty("key").GetString()!)
                .ToDictionary(group => group.Key, group => group.First().GetProperty("value").EnumerateObject().First().Value.ToString())
            : [];
}
