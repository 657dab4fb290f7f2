using ArchivePlatform.Benchmarks.Contest;
using ArchivePlatform.Contracts.Intake;
using Npgsql;
using RabbitMQ.Client;

namespace ArchivePlatform.Benchmarks.Limit;

/// <summary>The limit: the least work that still carries a committed message exactly once, without framework, audit or journal.</summary>
internal sealed class HandWritten : IContestant
{
    private NpgsqlDataSource? _producer;
    private NpgsqlDataSource? _consumer;
    private IConnection? _connection;
    private Dispatcher? _dispatcher;
    private Inbox? _inbox;

    public string UnsentQuery => "select count(*) from outbox";

    public async Task StartAsync(Ground ground, CancellationToken ct)
    {
        await Ground.PrepareAsync(ground.Producer, Tables.Item + Dispatcher.Table, ct);
        await Ground.PrepareAsync(ground.Consumer, Tables.FiledItem + Inbox.Table, ct);
        _producer = Source(ground.Producer);
        _consumer = Source(ground.Consumer);

        _connection = await new ConnectionFactory { Uri = ground.Broker }.CreateConnectionAsync(ct);
        _inbox = await Inbox.StartAsync(_connection, _consumer, ct);
        _dispatcher = await Dispatcher.StartAsync(_connection, _producer, ct);
    }

    public async Task RegisterAsync(ItemRegistered item, CancellationToken ct)
    {
        await using (var batch = _producer!.CreateBatch())
        {
            batch.BatchCommands.Add(ItemRow(item));
            batch.BatchCommands.Add(Dispatcher.Row(item));
            await batch.ExecuteNonQueryAsync(ct);
        }
        _dispatcher!.Wake();
    }

    public async ValueTask DisposeAsync()
    {
        if (_dispatcher is not null) await _dispatcher.DisposeAsync();
        if (_inbox is not null) await _inbox.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        if (_producer is not null) await _producer.DisposeAsync();
        if (_consumer is not null) await _consumer.DisposeAsync();
    }

    private static NpgsqlBatchCommand ItemRow(ItemRegistered item) => new(
        "insert into item (id, property_id, interim_no, title, pages, version, registered_at) values ($1, $2, $3, $4, $5, $6, $7)")
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = item.ItemId },
            new NpgsqlParameter<Guid> { TypedValue = item.PropertyId },
            new NpgsqlParameter<string> { TypedValue = item.InterimNo },
            new NpgsqlParameter<string> { TypedValue = item.Title },
            new NpgsqlParameter<int> { TypedValue = item.Pages },
            new NpgsqlParameter<long> { TypedValue = item.Version },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = item.OccurredAt },
        },
    };

    private static NpgsqlDataSource Source(string database) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 1, NoResetOnClose = true });
}
