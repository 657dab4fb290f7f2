using System.Text.Encodings.Web;
using System.Text.Json;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Dossiers.Tests;

/// <summary>Publishes a contract as its owner would.</summary>
internal static class Envelopes
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Task PublishAsync<T>(Broker broker, string owner, T message, Guid? messageId = null, CancellationToken ct = default)
        where T : class
    {
        var id = messageId ?? Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var exchange = $"{typeof(T).Namespace}:{typeof(T).Name}";
        var envelope = new { messageId = id, messageType = new[] { $"urn:message:{exchange}" }, message, sentTime = TimeProvider.System.GetUtcNow() };
        return broker.PublishAsync(owner, exchange, JsonSerializer.SerializeToUtf8Bytes(envelope, Form), messageId: id, ct: ct);
    }
}
