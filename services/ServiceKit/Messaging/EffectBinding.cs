using System.Text.Json;
using MassTransit;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>One line of a service's Program: which effect a contract has here.</summary>
/// <param name="Queue">Its own quorum queue, <c>dossier-file-accessions-on-batch-lines-accepted</c>; also its name in inbox, waiting room and parked messages.</param>
/// <param name="Model">Table it alone feeds and that may be emptied and refilled; null where its effect happens once.</param>
internal abstract record EffectBinding(string Queue, Type Contract, string? Model)
{
    internal string Exchange { get; } = ContractOwner.Exchange(Contract);

    internal string Owner { get; } = ContractOwner.Of(Contract);

    internal abstract void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, RabbitMqOptions options, IServiceProvider services);

    /// <summary>Whether the envelope holds this effect's contract, whole.</summary>
    internal abstract bool CanRead(byte[] envelope);

    internal abstract Task RetryAsync(IServiceProvider services, StoredMessage message, CancellationToken ct);
}

/// <inheritdoc/>
internal sealed record EffectBinding<TDb, TEffect, TMessage>(string Queue, string? Model) : EffectBinding(Queue, typeof(TMessage), Model)
    where TDb : ServiceDb
    where TEffect : class, IEffectOn<TMessage>
    where TMessage : class
{
    internal override void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, RabbitMqOptions options, IServiceProvider services)
    {
        var delivery = new Delivery<TDb, TEffect, TMessage>(this, services);
        endpoint.Batch<TMessage>(batch =>
        {
            batch.MessageLimit = options.BatchSize;
            batch.ConcurrencyLimit = 1;
            batch.TimeLimit = TimeSpan.FromMilliseconds(options.BatchMilliseconds);
            batch.TimeLimitStart = BatchTimeLimitStart.FromFirst;
            batch.Consumer(() => new BatchConsumer<TMessage>(delivery.DeliverAsync));
        });
    }

    internal override bool CanRead(byte[] envelope)
    {
        try
        {
            Envelope.Read<TMessage>(envelope);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal override Task RetryAsync(IServiceProvider services, StoredMessage message, CancellationToken ct) =>
        new Delivery<TDb, TEffect, TMessage>(this, services).RetryAsync(message, ct);
}

/// <summary>Hands a batch of the bus to the kit; all the bus library sees of an effect.</summary>
internal sealed class BatchConsumer<TMessage>(Func<IReadOnlyList<Parcel<TMessage>>, CancellationToken, Task> deliver) : IConsumer<Batch<TMessage>>
    where TMessage : class
{
    public Task Consume(ConsumeContext<Batch<TMessage>> context)
    {
        var parcels = new List<Parcel<TMessage>>(context.Message.Length);
        for (var at = 0; at < context.Message.Length; at++)
            parcels.Add(Parcel<TMessage>.Of(context.Message[at]));
        return deliver(parcels, context.CancellationToken);
    }
}
