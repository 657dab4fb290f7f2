using Npgsql;

namespace ArchivePlatform.Benchmarks.Contest;

/// <summary>Where a contestant runs: two databases and a virtual host that are its own.</summary>
/// <param name="Producer">Connection string, as administrator, of the database where items are registered.</param>
/// <param name="Consumer">Connection string, as administrator, of the database where they are filed.</param>
/// <param name="Broker">AMQP address with user, password and virtual host.</param>
public sealed record Ground(string Producer, string Consumer, Uri Broker)
{
    /// <summary>Hands the ground to a contestant's process through its environment.</summary>
    public void Into(IDictionary<string, string?> environment)
    {
        environment["BENCH_PRODUCER"] = Producer;
        environment["BENCH_CONSUMER"] = Consumer;
        environment["BENCH_BROKER"] = Broker.AbsoluteUri;
    }

    /// <summary>The ground this process was given by <see cref="Into"/>.</summary>
    public static Ground FromEnvironment() =>
        new(Setting("BENCH_PRODUCER"), Setting("BENCH_CONSUMER"), new Uri(Setting("BENCH_BROKER")));

    /// <summary>Runs statements that prepare a database, in one transaction.</summary>
    public static async Task PrepareAsync(string database, string statements, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(statements);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set: contestants are started by infra/bench.");
}
