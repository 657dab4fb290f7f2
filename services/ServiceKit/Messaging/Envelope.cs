using System.Text.Json;
using ArchivePlatform.ServiceKit.Hosting;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>The MassTransit envelope around a message, written once with the effect and sent unchanged.</summary>
internal static class Envelope
{
    internal const string ContentType = "application/vnd.masstransit+json";

    internal static byte[] Write<T>(Guid id, T message, DateTimeOffset at) where T : class
    {
        using var buffer = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Json.Messages.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("messageId", id);
            json.WriteStartArray("messageType");
            json.WriteStringValue($"urn:message:{ContractOwner.Exchange(typeof(T))}");
            json.WriteEndArray();
            json.WritePropertyName("message");
            JsonSerializer.Serialize(json, message, Json.Messages);
            json.WriteString("sentTime", at.UtcDateTime);
            json.WriteStartObject("headers");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    /// <exception cref="JsonException">The envelope holds no such message.</exception>
    internal static T Read<T>(ReadOnlyMemory<byte> envelope) where T : class
    {
        using var document = JsonDocument.Parse(envelope);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("messageType", out var types) || !Names(types, $"urn:message:{ContractOwner.Exchange(typeof(T))}"))
            throw new JsonException($"The envelope does not hold a {typeof(T).Name}");
        return root.TryGetProperty("message", out var message) && message.Deserialize<T>(Json.Messages) is { } value
            ? value
            : throw new JsonException("The envelope's message is missing");
    }

    private static bool Names(JsonElement types, string urn) =>
        types.ValueKind == JsonValueKind.Array && types.EnumerateArray().Any(type => type.ValueKind == JsonValueKind.String && type.ValueEquals(urn));
}
