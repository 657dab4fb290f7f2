using System.ComponentModel.DataAnnotations;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Where the broker is and who this service is there.</summary>
public sealed class RabbitMqOptions : IValidatableObject
{
    /// <summary>The broker or, separated by commas, the nodes of its cluster; each a host, with a port where it is not <see cref="Port"/>.</summary>
    [Required]
    public string Host { get; init; } = "";

    [Range(1, 65535)]
    public int Port { get; init; }

    [Required]
    public string VirtualHost { get; init; } = "";

    /// <summary>Also the owner name the broker verifies on every message: must be the service's name.</summary>
    [Required]
    public string Username { get; init; } = "";

    [Required]
    public string Password { get; init; } = "";

    /// <summary>User of the <c>migrate</c> run, which alone may declare exchanges and bindings; unset at run time.</summary>
    public string? TopologyUsername { get; init; }

    public string? TopologyPassword { get; init; }

    /// <summary>Deliveries after which the broker gives a message up to the dead-letter queue, 2 to 1000.</summary>
    [Range(2, 1000)]
    public int DeliveryLimit { get; init; } = 10;

    /// <summary>Most messages that share one transaction, 1 to 500.</summary>
    [Range(1, 500)]
    public int BatchSize { get; init; } = 100;

    /// <summary>Milliseconds a batch waits for more messages, 0 to 1000.</summary>
    [Range(0, 1000)]
    public int BatchMilliseconds { get; init; } = 5;

    /// <summary>Where a connection may go; whoever loses one opens the next at another.</summary>
    internal IReadOnlyList<BrokerNode> Nodes => [.. Host.Split(',').Select(node => BrokerNode.Read(node, Port)).OfType<BrokerNode>()];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from node in Host.Split(',')
        where BrokerNode.Read(node, Port) is null
        select new ValidationResult($"'{node}' is no host and no host with a port.", [nameof(Host)]);
}
