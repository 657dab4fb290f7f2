using ArchivePlatform.Benchmarks.Contest;
using ArchivePlatform.Contracts.Intake;
using JasperFx.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Wolverine;
using Wolverine.Postgresql;
using Wolverine.RabbitMQ;

namespace ArchivePlatform.Benchmarks.Peer;

/// <summary>The peer: Wolverine's durable outbox and durable inbox on PostgreSQL, with EF Core and quorum queues, as its documentation sets them up.</summary>
/// <remarks>
/// Departures from its defaults, all in its favour or needed for the same guarantee: one node (no leader election), publisher confirms on
/// (without them a message can leave the outbox and be lost by the broker), <see cref="Parallel"/> messages handled at once, statements
/// prepared, no reset between uses of a connection, no savepoints.
/// </remarks>
internal sealed class WolverineOutbox : IContestant
{
    private const string Queue = "file-item-on-item-registered";
    private const int Parallel = 16;

    private IHost? _producer;
    private IHost? _consumer;

    public string UnsentQuery => "select count(*) from wolverine.wolverine_outgoing_envelopes";

    public async Task StartAsync(Ground ground, CancellationToken ct)
    {
        await Ground.PrepareAsync(ground.Producer, Tables.Item, ct);
        await Ground.PrepareAsync(ground.Consumer, Tables.FiledItem, ct);

        _consumer = Service<ConsumerDb>(ground.Consumer, ground.Broker, options =>
        {
            options.Discovery.IncludeType<FileItemOnItemRegistered>();
            options.ListenToRabbitQueue(Queue).UseDurableInbox().MaximumParallelMessages(Parallel);
        });
        await _consumer.StartAsync(ct);

        _producer = Service<ProducerDb>(ground.Producer, ground.Broker, options =>
        {
            options.PublishMessage<ItemRegistered>().ToRabbitQueue(Queue).UseDurableOutbox();
        });
        await _producer.StartAsync(ct);
    }

    public async Task RegisterAsync(ItemRegistered item, CancellationToken ct)
    {
        await using var scope = _producer!.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        outbox.Db.Add(Item.From(item));
        await outbox.PublishAsync(item);
        await outbox.SaveAndFlushAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { _producer, _consumer }.OfType<IHost>())
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    private static IHost Service<TDb>(string server, Uri broker, Action<WolverineOptions> configure) where TDb : DbContext
    {
        var database = new NpgsqlConnectionStringBuilder(server) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2, NoResetOnClose = true }.ConnectionString;
        return Host.CreateDefaultBuilder()
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .UseWolverine(options =>
            {
                options.Services.AddDbContext<TDb>(db => db.UseNpgsql(database).UseSnakeCaseNamingConvention(), optionsLifetime: ServiceLifetime.Singleton);
                options.Services.AddScoped<Outbox>();
                options.Services.AddResourceSetupOnStartup();
                options.Discovery.DisableConventionalDiscovery();
                options.Durability.Mode = DurabilityMode.Solo;
                options.PersistMessagesWithPostgresql(database, "wolverine");
                options.UseRabbitMq(broker)
                    .AutoProvision()
                    .UseQuorumQueues()
                    .ConfigureChannelCreation(channel => channel.PublisherConfirmationsEnabled = channel.PublisherConfirmationTrackingEnabled = true);
                configure(options);
            })
            .Build();
    }
}
