using System.Diagnostics;
using ArchivePlatform.ServiceKit.Telemetry;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>A message ready to leave: the envelope's bytes as they were committed.</summary>
internal sealed record Departure(Guid Id, string Type, byte[] Body, string? TraceParent);

/// <summary>Publishes envelopes and awaits the broker's confirms together; the broker verifies the user named on each.</summary>
internal sealed class Publisher(BrokerConnection broker, IOptions<RabbitMqOptions> options) : IAsyncDisposable
{
    /// <summary>A confirm that takes longer counts as not given: the row stays and goes again.</summary>
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(15);

    private IConnection? connection;
    private IChannel? channel;

    /// <summary>Publishes all; answers those the broker refused one by one.</summary>
    /// <param name="route">Exchange and routing key of each message.</param>
    /// <exception cref="AlreadyClosedException">The broker is away; nothing can be said of any of them.</exception>
    /// <remarks>A channel that met a queue between two leaders goes on asking the dead one and refuses for good; the next channel asks the living (decision 0027).</remarks>
    internal async Task<IReadOnlyList<Departure>> SendAsync(
        IReadOnlyList<Departure> departures, Func<Departure, (string Exchange, string Key)> route, CancellationToken ct)
    {
        var open = await ChannelAsync(ct);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(ConfirmTimeout);
        try
        {
            var sends = departures.Select(departure => SendOneAsync(open, departure, route(departure), timeout.Token)).ToArray();
            var refused = (await Task.WhenAll(sends)).OfType<Departure>().ToList();
            if (refused.Count > 0)
                await CloseAsync();
            return refused;
        }
        catch (Exception)
        {
            await CloseAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<Departure?> SendOneAsync(IChannel open, Departure departure, (string Exchange, string Key) route, CancellationToken ct)
    {
        using var span = Tracing.Publish(departure);
        var properties = new BasicProperties
        {
            MessageId = departure.Id.ToString(),
            ContentType = Envelope.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            UserId = options.Value.Username,
            Headers = new Dictionary<string, object?> { ["traceparent"] = span?.Id ?? departure.TraceParent },
        };
        try
        {
            await open.BasicPublishAsync(route.Exchange, route.Key, mandatory: false, properties, departure.Body, ct);
            return null;
        }
        catch (PublishException refusal)
        {
            span?.SetStatus(ActivityStatusCode.Error, refusal.Message);
            return departure;
        }
    }

    private async Task<IChannel> ChannelAsync(CancellationToken ct)
    {
        if (channel is { IsOpen: true })
            return channel;
        await CloseAsync();
        connection = await broker.OpenAsync("outbox", ct);
        channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null), ct);
        return channel;
    }

    private async Task CloseAsync()
    {
        if (channel is not null)
            await channel.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
        channel = null;
        connection = null;
    }
}
