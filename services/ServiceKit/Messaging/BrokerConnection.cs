using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Opens the kit's own connections to the broker; they do not heal by themselves, their users open another.</summary>
internal sealed class BrokerConnection(IOptions<RabbitMqOptions> options, ServiceName service)
{
    internal Task<IConnection> OpenAsync(string purpose, CancellationToken ct) =>
        Factory(options.Value.Username, options.Value.Password, purpose).CreateConnectionAsync(ct);

    internal Task<IConnection> OpenForTopologyAsync(CancellationToken ct) =>
        options.Value is { TopologyUsername: { } user, TopologyPassword: { } password }
            ? Factory(user, password, "migrate").CreateConnectionAsync(ct)
            : throw new InvalidOperationException("RabbitMq:TopologyUsername and RabbitMq:TopologyPassword are needed to migrate");

    private ConnectionFactory Factory(string user, string password, string purpose) => new()
    {
        HostName = options.Value.Host,
        Port = options.Value.Port,
        VirtualHost = options.Value.VirtualHost,
        UserName = user,
        Password = password,
        ClientProvidedName = $"{service.Value}-{purpose}",
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        ContinuationTimeout = TimeSpan.FromSeconds(10),
        ConsumerDispatchConcurrency = 1,
    };
}
