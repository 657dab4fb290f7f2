using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ArchivePlatform.Benchmarks.Limit;

/// <summary>A channel in confirm mode that awaits the confirms of many messages at once.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly IChannel _channel;
    private readonly HashSet<ulong> _early = [];
    private readonly Lock _lock = new();
    private ulong _published;
    private ulong _confirmed;
    private TaskCompletionSource? _waiting;

    private Publisher(IChannel channel)
    {
        _channel = channel;
        _channel.BasicAcksAsync += OnAckAsync;
        _channel.BasicNacksAsync += (_, _) => FailAsync("The broker refused a message.");
        _channel.BasicReturnAsync += (_, _) => FailAsync("The broker knows no queue for a message.");
        _channel.ChannelShutdownAsync += (_, shutdown) => FailAsync(shutdown.ReplyText);
    }

    public static async Task<Publisher> OpenAsync(IConnection connection, CancellationToken ct) => new(await connection.CreateChannelAsync(
        new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false), ct));

    /// <summary>Sends without waiting; <see cref="ConfirmedAsync"/> waits.</summary>
    public async Task PublishAsync(Guid messageId, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        _published++;
        await _channel.BasicPublishAsync("", Inbox.Queue, mandatory: true,
            new BasicProperties { MessageId = messageId.ToString(), DeliveryMode = DeliveryModes.Persistent }, body, ct);
    }

    /// <summary>Returns when the broker has confirmed everything sent so far.</summary>
    public async Task ConfirmedAsync(CancellationToken ct)
    {
        Task waiting;
        lock (_lock)
        {
            if (_confirmed == _published) return;
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting = _waiting.Task;
        }
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), ct);
    }

    public ValueTask DisposeAsync() => _channel.DisposeAsync();

    private Task OnAckAsync(object sender, BasicAckEventArgs ack)
    {
        lock (_lock)
        {
            if (ack.Multiple) _confirmed = Math.Max(_confirmed, ack.DeliveryTag);
            else _early.Add(ack.DeliveryTag);
            while (_early.Remove(_confirmed + 1)) _confirmed++;
            if (_confirmed < _published) return Task.CompletedTask;
            _early.Clear();
            _waiting?.TrySetResult();
        }
        return Task.CompletedTask;
    }

    private Task FailAsync(string reason)
    {
        lock (_lock) _waiting?.TrySetException(new InvalidOperationException(reason));
        return Task.CompletedTask;
    }
}
