using System.Globalization;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Takes over what the broker gave up: what can be read is tried again from the waiting room, the rest is parked.</summary>
/// <remarks>A sound message gets here when the service died several times while it was unacknowledged; it is not to blame.</remarks>
internal sealed partial class DeadLetters(
    BrokerConnection broker, NpgsqlDataSource database, ServiceName service, EffectRegistry effects, Inbox inbox, TimeProvider clock, ILogger<DeadLetters> log)
    : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private const string Park = """
        insert into kit.parked_message (id, message_id, consumer, type, owner, body, trace_parent, code, reason, attempts, parked_at)
        values ($1, $2, $3, $4, $5, $6, $7, 'UNREADABLE', $8, $9, $10)
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CollectAsync(stoppingToken);
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

    private async Task CollectAsync(CancellationToken ct)
    {
        await using var connection = await broker.OpenAsync("dead-letters", ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.BasicQosAsync(0, 20, false, ct);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stop = ct.Register(() => closed.TrySetCanceled(ct));
        channel.ChannelShutdownAsync += (_, _) => Task.FromResult(closed.TrySetResult());
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, letter) =>
        {
            try
            {
                await TakeAsync(letter, ct);
                await channel.BasicAckAsync(letter.DeliveryTag, false, ct);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The letter stays with the broker; the next connection gets it again.
                LogInterrupted(log, fault.GetType().Name, fault.Message);
                closed.TrySetResult();
            }
        };
        await channel.BasicConsumeAsync(Topology.DeadQueue(service.Value), autoAck: false, consumer, ct);
        await closed.Task;
    }

    private async Task TakeAsync(BasicDeliverEventArgs letter, CancellationToken ct)
    {
        var properties = letter.BasicProperties;
        var queue = Text(properties.Headers, "x-first-death-queue") ?? "";
        var reason = Text(properties.Headers, "x-first-death-reason") ?? "unknown";
        var body = letter.Body.ToArray();
        var known = Guid.TryParse(properties.MessageId, CultureInfo.InvariantCulture, out var id);
        if (known && effects.Find(queue) is { } binding && binding.CanRead(body))
        {
            LogRescued(log, id, queue, reason);
            var message = new StoredMessage(id, queue, body, properties.UserId ?? "", Text(properties.Headers, "traceparent"), 1, clock.GetUtcNow());
            await inbox.RescueAsync(message, $"the broker gave it up: {reason}", ct);
            return;
        }
        LogParked(log, properties.MessageId, queue, reason);
        await ParkAsync(letter, known ? id : null, queue, reason, ct);
    }

    private async Task ParkAsync(BasicDeliverEventArgs letter, Guid? id, string queue, string reason, CancellationToken ct)
    {
        var headers = letter.BasicProperties.Headers;
        await using var command = database.CreateCommand(Park);
        foreach (var value in new object?[]
        {
            clock.NewId(),
            id,
            queue,
            Text(headers, "x-first-death-exchange"),
            letter.BasicProperties.UserId ?? "",
            letter.Body.ToArray(),
            Text(headers, "traceparent"),
            $"No effect can read it; the broker gave it up: {reason}",
            1,
            clock.GetUtcNow(),
        })
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string? Text(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value)
            ? value switch { byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes), string text => text, _ => null }
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dead letter {MessageId} from {Queue} is tried again: {Reason}")]
    private static partial void LogRescued(ILogger log, Guid messageId, string queue, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Dead letter {MessageId} from {Queue} is parked: {Reason}")]
    private static partial void LogParked(ILogger log, string? messageId, string queue, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Collecting dead letters is interrupted: {Kind} {Reason}")]
    private static partial void LogInterrupted(ILogger log, string kind, string reason);
}
