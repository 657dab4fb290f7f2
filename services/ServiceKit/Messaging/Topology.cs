using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Declares the service's exchanges, queues and bindings in the <c>migrate</c> run, so that the running user needs no right on foreign exchanges.</summary>
internal sealed class Topology(
    BrokerConnection broker, EffectRegistry effects, Announced announced, RightsSources rights, ServiceName service, IOptions<RabbitMqOptions> options)
{
    internal static string ReplayExchange(string owner) => $"{owner}-replay";

    internal static string DeadQueue(string service) => $"{service}-dead";

    /// <summary>Arguments of an effect's queue; the bus declares it again with the same ones.</summary>
    internal static Dictionary<string, object?> Arguments(string service, int deliveryLimit) => new()
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = deliveryLimit,
        ["x-dead-letter-exchange"] = DeadQueue(service),
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    /// <summary>All the service needs at the broker, one line each.</summary>
    internal IReadOnlyList<string> Lines =>
        [.. announced.Contracts.Select(contract => $"announces {ContractOwner.Exchange(contract)}")
            .Concat(effects.All.Select(effect => $"{effect.Queue} hears {effect.Exchange}"))
            .Concat(rights.Services.Select(source => $"rights by {source}"))
            .Order(StringComparer.Ordinal)];

    /// <summary>Declares everything; a queue that nothing hears any more is untied and left to run empty.</summary>
    /// <param name="before">What the run before declared.</param>
    internal async Task DeclareAsync(IReadOnlyCollection<string> before, CancellationToken ct)
    {
        await using var connection = await broker.OpenForTopologyAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        foreach (var exchange in announced.Contracts.Select(ContractOwner.Exchange).Concat(effects.All.Select(effect => effect.Exchange)).Distinct())
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        foreach (var owner in effects.All.Select(effect => effect.Owner).Append(service.Value).Distinct())
            await channel.ExchangeDeclareAsync(ReplayExchange(owner), ExchangeType.Direct, durable: true, cancellationToken: ct);
        foreach (var source in rights.Services.Append(service.Value).Distinct())
            await channel.ExchangeDeclareAsync(RightsSources.Exchange(source), ExchangeType.Fanout, durable: true, cancellationToken: ct);
        foreach (var news in rights.News)
            await channel.ExchangeDeclareAsync(news.Exchange, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await DeclareDeadAsync(channel, ct);
        foreach (var effect in effects.All)
            await DeclareAsync(channel, effect, ct);
        foreach (var gone in before.Except(Lines).Select(line => line.Split(" hears ")).Where(parts => parts.Length == 2))
            await channel.QueueUnbindAsync(gone[0], gone[1], "", cancellationToken: ct);
    }

    private async Task DeclareDeadAsync(IChannel channel, CancellationToken ct)
    {
        var dead = DeadQueue(service.Value);
        await channel.ExchangeDeclareAsync(dead, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await channel.QueueDeclareAsync(dead, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
        await channel.QueueBindAsync(dead, dead, "", cancellationToken: ct);
    }

    private async Task DeclareAsync(IChannel channel, EffectBinding effect, CancellationToken ct)
    {
        await channel.QueueDeclareAsync(effect.Queue, durable: true, exclusive: false, autoDelete: false,
            Arguments(service.Value, options.Value.DeliveryLimit), cancellationToken: ct);
        await channel.QueueBindAsync(effect.Queue, effect.Exchange, "", cancellationToken: ct);
        var replay = ReplayExchange(effect.Owner);
        await channel.QueueBindAsync(effect.Queue, replay, $"{service.Value}/{effect.Exchange}", cancellationToken: ct);
        await channel.QueueBindAsync(effect.Queue, replay, $"{effect.Queue}/{effect.Exchange}", cancellationToken: ct);
    }
}
