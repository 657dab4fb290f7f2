using System.Text.Json;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Intake.Tests;

/// <summary>Speaks on the bus for the services whose facts Intake listens to.</summary>
internal sealed class Announcer(Platform platform)
{
    /// <summary>Publishes a fact as <paramref name="service"/>; again with the same id where one is given.</summary>
    /// <returns>The message's id.</returns>
    public async Task<Guid> SayAsync<T>(string service, T fact, Guid? messageId = null, CancellationToken ct = default) where T : class
    {
        var exchange = $"{typeof(T).Namespace}:{typeof(T).Name}";
        var id = messageId ?? Guid.CreateVersion7(platform.Instance.Now);
        var envelope = new
        {
            messageId = id,
            messageType = new[] { $"urn:message:{exchange}" },
            message = fact,
            sentTime = platform.Instance.Now.UtcDateTime,
            headers = new { },
        };
        await platform.Broker.PublishAsync(service, exchange, JsonSerializer.SerializeToUtf8Bytes(envelope, JsonSerializerOptions.Web), messageId: id, ct: ct);
        return id;
    }
}
