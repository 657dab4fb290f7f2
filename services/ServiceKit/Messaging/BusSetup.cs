using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Configures the bus library: a quorum queue for each effect, bound by <see cref="Topology"/>, nothing moved to error queues behind our back.</summary>
internal static class BusSetup
{
    /// <summary>Messages the broker may hand out ahead of their batch.</summary>
    private const int PrefetchBatches = 3;

    internal static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus)
    {
        var options = context.GetRequiredService<IOptions<RabbitMqOptions>>().Value;
        var service = context.GetRequiredService<ServiceName>();
        var nodes = options.Nodes;
        bus.Host(nodes[0].Host, (ushort)nodes[0].Port, options.VirtualHost, service.Value, host =>
        {
            host.Username(options.Username);
            host.Password(options.Password);
            host.Heartbeat(TimeSpan.FromSeconds(10));
            host.RequestedConnectionTimeout(BrokerConnection.Patience);
            if (nodes.Count > 1)
            {
                host.UseCluster(cluster =>
                {
                    foreach (var node in nodes)
                        cluster.Node($"{node}");
                });
            }
        });
        foreach (var effect in context.GetRequiredService<EffectRegistry>().All)
        {
            bus.ReceiveEndpoint(effect.Queue, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                foreach (var (name, value) in Topology.Arguments(service.Value, options.DeliveryLimit))
                    endpoint.SetQueueArgument(name, value);
                endpoint.PrefetchCount = options.BatchSize * PrefetchBatches;
                endpoint.ThrowOnSkippedMessages();
                endpoint.RethrowFaultedMessages();
                // Nobody hears them, and the service may not declare their exchange: the refusal would close the channel.
                endpoint.PublishFaults = false;
                effect.Configure(endpoint, options, context);
            });
        }
    }
}
