using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>A parked message as its service tells of it; its content stays in the service.</summary>
internal sealed record ParkedMessage(
    Service Service, string Id, string? MessageId, string Consumer, string Type, string Owner, string Code, string Reason, int Attempts, DateTimeOffset ParkedAt, string? TraceParent)
{
    /// <summary>The trace it came in; null where it came without.</summary>
    internal string? TraceId => TraceParent?.Split('-') is [_, { Length: 32 } trace, ..] ? trace : null;

    internal static ParkedMessage Of(Service service, JsonElement parked) => new(
        service, Text(parked, "id")!, Text(parked, "messageId"), Text(parked, "consumer") ?? "", Text(parked, "type") ?? "", Text(parked, "owner") ?? "",
        Text(parked, "code")!, Text(parked, "reason")!.ReplaceLineEndings(" "), parked.GetProperty("attempts").GetInt32(),
        parked.GetProperty("parkedAt").GetDateTimeOffset(), Text(parked, "traceParent"));

    private static string? Text(JsonElement parked, string member) =>
        parked.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
