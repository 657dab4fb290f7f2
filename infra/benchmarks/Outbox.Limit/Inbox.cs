using System.Text.Json;
using System.Threading.Channels;
using ArchivePlatform.Contracts.Intake;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ArchivePlatform.Benchmarks.Limit;

/// <summary>Files up to 100 waiting messages with one statement: the inbox takes the new ones, and only those become rows.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    public const string Queue = "file-item-on-item-registered";

    public const string Table = "create table inbox (message_id uuid primary key, received_at timestamptz not null default now());";

    private const string File = """
        with fresh as (
            insert into inbox (message_id) select unnest($1) on conflict do nothing returning message_id)
        insert into filed_item (item_id, property_id, item_group, title, pages, version)
        select item.item_id, item.property_id, item.item_group, item.title, item.pages, item.version
        from unnest($1, $2, $3, $4, $5, $6, $7) as item (message_id, item_id, property_id, item_group, title, pages, version)
        join fresh using (message_id)
        """;

    private const int Most = 100;

    private readonly Channel<Delivery> _waiting = System.Threading.Channels.Channel.CreateUnbounded<Delivery>(new() { SingleReader = true });
    private readonly IChannel _channel;
    private readonly Task _running;

    private sealed record Delivery(ulong Tag, Guid MessageId, ItemRegistered Item);

    private Inbox(IChannel channel, NpgsqlDataSource database)
    {
        _channel = channel;
        _running = Task.Run(() => RunAsync(database));
    }

    public static async Task<Inbox> StartAsync(IConnection connection, NpgsqlDataSource database, CancellationToken ct)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
        await channel.BasicQosAsync(0, 4 * Most, global: false, ct);

        var inbox = new Inbox(channel, database);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += inbox.ReceiveAsync;
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, ct);
        return inbox;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.Complete();
        await _running;
        await _channel.DisposeAsync();
    }

    private Task ReceiveAsync(object sender, BasicDeliverEventArgs delivery)
    {
        var item = JsonSerializer.Deserialize(delivery.Body.Span, MessageJson.Default.ItemRegistered)!;
        _waiting.Writer.TryWrite(new Delivery(delivery.DeliveryTag, Guid.Parse(delivery.BasicProperties.MessageId!), item));
        return Task.CompletedTask;
    }

    private async Task RunAsync(NpgsqlDataSource database)
    {
        var batch = new List<Delivery>(Most);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < Most && _waiting.Reader.TryRead(out var delivery)) batch.Add(delivery);
            await FileAsync(database, batch);
            await _channel.BasicAckAsync(batch[^1].Tag, multiple: true);
        }
    }

    private static async Task FileAsync(NpgsqlDataSource database, List<Delivery> batch)
    {
        await using var command = database.CreateCommand(File);
        command.Parameters.Add(Column(batch, delivery => delivery.MessageId));
        command.Parameters.Add(Column(batch, delivery => delivery.Item.ItemId));
        command.Parameters.Add(Column(batch, delivery => delivery.Item.PropertyId));
        command.Parameters.Add(Column(batch, delivery => delivery.Item.Group));
        command.Parameters.Add(Column(batch, delivery => delivery.Item.Title));
        command.Parameters.Add(Column(batch, delivery => delivery.Item.Pages));
        command.Parameters.Add(Column(batch, delivery => delivery.Item.Version));
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlParameter<T[]> Column<T>(List<Delivery> batch, Func<Delivery, T> value) =>
        new() { TypedValue = [.. batch.Select(value)] };
}
