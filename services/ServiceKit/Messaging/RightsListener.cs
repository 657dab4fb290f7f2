using System.Text.Json;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Brings heartbeats and ends of tokens to this replica by a queue of its own, which is gone with its connection.</summary>
/// <remarks>It needs no inbox: what it misses is told again by the next heartbeat.</remarks>
internal sealed partial class RightsListener(
    BrokerConnection broker, ServiceName service, RightsSources sources, RightsWatch watch, TimeProvider clock, ILogger<RightsListener> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    private static readonly Dictionary<string, object?> Bounds = new() { ["x-max-length"] = 10_000, ["x-overflow"] = "drop-head" };

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var source in sources.Services)
            watch.Expect(source);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogInterrupted(log, fault.GetType().Name, fault.Message);
            }
            await Task.WhenAny(Task.Delay(Rest, stoppingToken));
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await broker.OpenAsync("rights", ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        var queue = $"{RightsSources.Exchange(service.Value)}-{clock.NewId():N}";
        await channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: true, Bounds, cancellationToken: ct);
        foreach (var exchange in sources.Services.Select(RightsSources.Exchange).Concat(sources.News.Select(news => news.Exchange)))
            await channel.QueueBindAsync(queue, exchange, "", cancellationToken: ct);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stop = ct.Register(() => closed.TrySetCanceled(ct));
        channel.ChannelShutdownAsync += (_, _) => Task.FromResult(closed.TrySetResult());
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, told) =>
        {
            Take(told);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer, ct);
        await closed.Task;
    }

    private void Take(BasicDeliverEventArgs told)
    {
        try
        {
            if (sources.News.FirstOrDefault(news => news.Exchange == told.Exchange) is { } news)
            {
                Require(told, news.Service);
                watch.End(news.Read(told.Body));
                return;
            }
            var source = sources.Services.Single(name => RightsSources.Exchange(name) == told.Exchange);
            Require(told, source);
            var heartbeat = JsonSerializer.Deserialize<Heartbeat>(told.Body.Span, Json.Messages)!;
            foreach (var tokens in heartbeat.Ended)
                watch.End(tokens);
            watch.Hear(source, TimeSpan.FromMilliseconds(heartbeat.LagMilliseconds));
        }
        catch (Exception fault) when (fault is JsonException or ForeignOwner)
        {
            LogUnreadable(log, told.Exchange, fault.Message);
        }
    }

    /// <summary>The broker has verified the user that published it.</summary>
    private static void Require(BasicDeliverEventArgs told, string owner)
    {
        if (told.BasicProperties.UserId != owner)
            throw new ForeignOwner($"'{told.BasicProperties.UserId}' published to {told.Exchange}, which belongs to '{owner}'");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Listening for rights is interrupted: {Kind} {Reason}")]
    private static partial void LogInterrupted(ILogger log, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message about rights from {Exchange} is passed over: {Reason}")]
    private static partial void LogUnreadable(ILogger log, string exchange, string reason);
}
