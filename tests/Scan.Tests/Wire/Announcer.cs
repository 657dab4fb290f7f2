using System.Text.Json;
using System.Text.Json.Nodes;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Scanning.Tests.Wire;

/// <summary>Announces facts as their owners would.</summary>
internal sealed class Announcer(Platform platform)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Task SayAsync<T>(T fact) where T : class
    {
        var (exchange, id) = (ContractOwner.Exchange(typeof(T)), Guid.CreateVersion7(platform.Instance.Now));
        var envelope = new JsonObject
        {
            ["messageId"] = id,
            ["messageType"] = new JsonArray($"urn:message:{exchange}"),
            ["message"] = JsonSerializer.SerializeToNode(fact, Json),
            ["sentTime"] = platform.Instance.Now.UtcDateTime,
            ["headers"] = new JsonObject(),
        };
        return platform.Broker.PublishAsync(ContractOwner.Of(typeof(T)), exchange, JsonSerializer.SerializeToUtf8Bytes(envelope), messageId: id);
    }
}
