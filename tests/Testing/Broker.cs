using System.Globalization;
using System.Text.Json;
using ArchivePlatform.Stack;
using RabbitMQ.Client;

namespace ArchivePlatform.Testing;

/// <summary>The test's virtual host: what lies in its queues, and messages sent past the outbox.</summary>
public sealed class Broker(Instance instance) : IDisposable
{
    private readonly BrokerAdministration administration = new(instance.Servers);

    /// <summary>Messages in one queue, ready and unacknowledged; the broker counts anew every 5 seconds.</summary>
    public async Task<int> DepthAsync(string queue, CancellationToken ct = default) =>
        (await administration.QueuesAsync(instance.VirtualHost, ct)).Single(line => line.Name == queue).Messages;

    /// <summary>All queues of the virtual host.</summary>
    public Task<IReadOnlyList<QueueDepth>> QueuesAsync(CancellationToken ct = default) =>
        administration.QueuesAsync(instance.VirtualHost, ct);

    /// <summary>Publishes bytes as they are, under the user of <paramref name="service"/>, and waits for the broker's confirmation.</summary>
    /// <param name="exchange">A contract's exchange, <c>{service}-replay</c>, or empty to reach the queue named by <paramref name="routingKey"/>.</param>
    /// <param name="claimedUser">The <c>user-id</c> to claim; the service's own when not given, and the broker refuses any other.</param>
    public async Task PublishAsync(
        string service,
        string exchange,
        ReadOnlyMemory<byte> body,
        string routingKey = "",
        Guid? messageId = null,
        string contentType = "application/vnd.masstransit+json",
        string? claimedUser = null,
        CancellationToken ct = default)
    {
        await using var connection = await ConnectAsync(service, ct);
        var confirmed = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        await using var channel = await connection.CreateChannelAsync(confirmed, ct);
        var properties = new BasicProperties
        {
            MessageId = (messageId ?? Guid.CreateVersion7(instance.Now)).ToString("D", CultureInfo.InvariantCulture),
            ContentType = contentType,
            UserId = claimedUser ?? service,
            Persistent = true,
        };
        await channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, body, ct);
    }

    /// <summary>Announces a fact as the service would that owns its contract; again with the same id where one is given.</summary>
    /// <returns>The message's id.</returns>
    public async Task<Guid> TellAsync<T>(T fact, Guid? messageId = null, CancellationToken ct = default) where T : class
    {
        var folder = typeof(T).Namespace!.Split('.')[^1];
        var owner = Service.Owning(folder) ?? throw new ArgumentException($"{typeof(T)} belongs to no service", nameof(fact));
        var (exchange, id) = ($"{typeof(T).Namespace}:{typeof(T).Name}", messageId ?? Guid.CreateVersion7(instance.Now));
        var envelope = new { messageId = id, messageType = new[] { $"urn:message:{exchange}" }, message = fact, sentTime = instance.Now.UtcDateTime, headers = new { } };
        await PublishAsync(owner.Name, exchange, JsonSerializer.SerializeToUtf8Bytes(envelope, JsonSerializerOptions.Web), messageId: id, ct: ct);
        return id;
    }

    /// <inheritdoc/>
    public void Dispose() => administration.Dispose();

    private Task<IConnection> ConnectAsync(string service, CancellationToken ct)
    {
        var factory = new ConnectionFactory
        {
            HostName = Servers.Host,
            Port = instance.Servers.BrokerPort,
            VirtualHost = instance.VirtualHost,
            UserName = service,
            Password = Instance.BrokerSecret(Service.Named(service)),
        };
        return factory.CreateConnectionAsync($"test as {service}", ct);
    }
}
