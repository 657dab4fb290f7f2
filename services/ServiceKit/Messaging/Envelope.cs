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
        return document.RootElement.TryGetProperty("message", out var message)
            ? message.Deserialize<T>(Json.Messages) ?? throw new JsonException("The envelope's message is null")
            : throw new JsonException("The envelope holds no message");
    }
}
