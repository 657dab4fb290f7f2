using System.Globalization;
using ArchivePlatform.Benchmarks.Contest;
using ArchivePlatform.Stack;
using Npgsql;

namespace ArchivePlatform.Benchmarks.Outbox;

/// <summary>Makes and removes the contestants' databases and virtual hosts on the servers of the local stack.</summary>
internal sealed class Grounds(Servers servers, int database, int broker) : IDisposable
{
    /// <summary>The instance our services run in; they need roles, users and settings as any instance has.</summary>
    private const string OurInstance = "bench";

    private readonly BrokerAdministration _broker = new(servers);

    /// <summary>Root process of PostgreSQL.</summary>
    public int DatabaseProcess { get; } = database;

    /// <summary>Root process of RabbitMQ.</summary>
    public int BrokerProcess { get; } = broker;

    public static async Task<Grounds> OpenAsync(CancellationToken ct)
    {
        var servers = await Servers.StartAsync(ct, "postgres", "rabbitmq");
        var processes = (await Servers.StatusAsync(ct)).ToDictionary(line => line[0], line => line[1]);
        return new Grounds(servers, Process("postgres"), Process("rabbitmq"));

        int Process(string part) => int.Parse(processes[part], CultureInfo.InvariantCulture);
    }

    /// <summary>An empty ground; what an interrupted bench left of it is removed first.</summary>
    public async Task<Ground> MakeAsync(string contestant, CancellationToken ct)
    {
        await RemoveAsync(contestant, ct);
        return contestant == "ours" ? await MakeOursAsync(ct) : await MakePlainAsync(contestant, ct);
    }

    public async Task RemoveAsync(string contestant, CancellationToken ct)
    {
        if (contestant == "ours")
        {
            await Instance.DropAsync(OurInstance, ct);
            return;
        }
        await ExecuteAsync($"drop database if exists {Producer(contestant)} with (force)", ct);
        await ExecuteAsync($"drop database if exists {Consumer(contestant)} with (force)", ct);
        await _broker.RemoveVirtualHostAsync(Host(contestant), ct);
    }

    /// <summary>Lets every round begin with nothing left to write of the round before.</summary>
    public Task CheckpointAsync(CancellationToken ct) => ExecuteAsync("checkpoint", ct);

    public void Dispose() => _broker.Dispose();

    private static string Producer(string contestant) => $"bench_{contestant}_producer";

    private static string Consumer(string contestant) => $"bench_{contestant}_consumer";

    private static string Host(string contestant) => $"bench-{contestant}";

    private static async Task<Ground> MakeOursAsync(CancellationToken ct)
    {
        var instance = await Instance.ProvisionAsync(OurInstance, ct);
        return new Ground(
            instance.AdminConnection(Service.Named("intake")),
            instance.AdminConnection(Service.Named("dossier")),
            new Uri($"amqp://{Servers.Host}/{instance.VirtualHost}"));
    }

    private async Task<Ground> MakePlainAsync(string contestant, CancellationToken ct)
    {
        await ExecuteAsync($"create database {Producer(contestant)}", ct);
        await ExecuteAsync($"create database {Consumer(contestant)}", ct);
        await _broker.VirtualHostAsync(Host(contestant), ct);
        await _broker.RightsAsync(Host(contestant), servers.BrokerAdmin, ".*", ".*", ".*", ct);
        return new Ground(Database(Producer(contestant)), Database(Consumer(contestant)),
            new Uri($"amqp://{servers.BrokerAdmin}:{servers.BrokerPassword}@{Servers.Host}:{servers.BrokerPort}/{Host(contestant)}"));
    }

    private string Database(string name) => new NpgsqlConnectionStringBuilder
    {
        Host = Servers.Host,
        Port = servers.PostgresPort,
        Username = servers.PostgresAdmin,
        Password = servers.PostgresPassword,
        Database = name,
    }.ConnectionString;

    private async Task ExecuteAsync(string statement, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(Database("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(statement);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync(ct);
    }
}
