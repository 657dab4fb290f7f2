using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Opens the kit's own connections to the broker; they do not heal by themselves, their users open another.</summary>
internal sealed class BrokerConnection(IOptions<RabbitMqOptions> options, ServiceName service)
{
    /// <summary>A node that does not answer within this time is passed over.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal Task<IConnection> OpenAsync(string purpose, CancellationToken ct) =>
        OpenAsync(options.Value.Username, options.Value.Password, purpose, ct);

    internal Task<IConnection> OpenForTopologyAsync(CancellationToken ct) =>
        options.Value is { TopologyUsername: { } user, TopologyPassword: { } password }
            ? OpenAsync(user, password, "migrate", ct)
            : throw new InvalidOperationException("RabbitMq:TopologyUsername and RabbitMq:TopologyPassword are needed to migrate");

    /// <summary>Asks the nodes in any order until one takes the connection.</summary>
    private Task<IConnection> OpenAsync(string user, string password, string purpose, CancellationToken ct) =>
        Factory(user, password, purpose).CreateConnectionAsync(options.Value.Nodes.Select(node => new AmqpTcpEndpoint(node.Host, node.Port)), ct);

    private ConnectionFactory Factory(string user, string password, string purpose) => new()
    {
        VirtualHost = options.Value.VirtualHost,
        UserName = user,
        Password = password,
        ClientProvidedName = $"{service.Value}-{purpose}",
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        RequestedConnectionTimeout = Patience,
        ContinuationTimeout = TimeSpan.FromSeconds(10),
        ConsumerDispatchConcurrency = 1,
    };
}
