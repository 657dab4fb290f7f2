using System.Globalization;

namespace ArchivePlatform.Stack;

/// <summary>The private PostgreSQL, RabbitMQ and S3 of this checkout, as written in <c>.local/stack.env</c>.</summary>
public sealed record Servers(
    int PortBase,
    int PostgresPort,
    string PostgresAdmin,
    string PostgresPassword,
    IReadOnlyList<int> BrokerPorts,
    int BrokerManagementPort,
    string BrokerAdmin,
    string BrokerPassword)
{
    /// <summary>All servers listen on the loopback address only.</summary>
    public const string Host = "127.0.0.1";

    private const string Peers = "ARCHIVE_MQ_PEERS_PORT_BASE";
    private const int PortsOfPeer = 4;

    /// <summary>Environment variable that names the checkout whose servers are used; a copy made for mutants borrows its original's.</summary>
    public const string RootVariable = "ARCHIVE_SERVERS_ROOT";

    private static readonly string Program = Path.Combine(
        Environment.GetEnvironmentVariable(RootVariable) ?? Checkout.Root, "infra", "local", "stack");

    /// <summary>The port of the broker's first node.</summary>
    public int BrokerPort => BrokerPorts[0];

    /// <summary>The servers as they were set up at their first start.</summary>
    /// <exception cref="InvalidOperationException">They were never started.</exception>
    public static Servers Read()
    {
        var path = Checkout.InLocal("stack.env");
        if (!File.Exists(path))
            throw new InvalidOperationException("The servers were never started here: infra/local/stack start");
        var settings = EnvFile.Read(path);
        int Number(string key) => int.Parse(settings[key], CultureInfo.InvariantCulture);
        return new Servers(
            Number("ARCHIVE_PORT_BASE"),
            Number("ARCHIVE_PG_PORT"),
            settings["ARCHIVE_PG_ADMIN"],
            settings["ARCHIVE_PG_ADMIN_PASSWORD"],
            [Number("ARCHIVE_MQ_PORT"), .. settings.ContainsKey(Peers) ? [Number(Peers), Number(Peers) + PortsOfPeer] : Array.Empty<int>()],
            Number("ARCHIVE_MQ_MANAGEMENT_PORT"),
            settings["ARCHIVE_MQ_ADMIN"],
            settings["ARCHIVE_MQ_ADMIN_PASSWORD"]);
    }

    /// <summary>Starts what does not run of <paramref name="parts"/> (<c>postgres</c>, <c>rabbitmq</c>, <c>s3</c>; <c>rabbitmq1</c> to <c>rabbitmq3</c> for one node of three).</summary>
    public static async Task<Servers> StartAsync(CancellationToken ct, params string[] parts)
    {
        await Command.RunAsync(Program, ["start", .. parts], ct);
        return Read();
    }

    /// <summary>Makes in the store a bucket and keys for each service of a namespace, where they are missing.</summary>
    public static Task ProvisionStoreAsync(string space, CancellationToken ct, params string[] services) => Command.RunAsync(Program, ["provision-s3", space, .. services], ct);

    /// <summary>Stops <paramref name="part"/> in order.</summary>
    public static Task StopAsync(string part, CancellationToken ct) => Command.RunAsync(Program, ["stop", part], ct);

    /// <summary>Kills <paramref name="part"/> with signal 9.</summary>
    public static Task Kill9Async(string part, CancellationToken ct) => Command.RunAsync(Program, ["kill", part], ct);

    /// <summary>The lines <c>part pid port rss_kb</c> of the servers that run.</summary>
    public static async Task<IReadOnlyList<string[]>> StatusAsync(CancellationToken ct)
    {
        var output = await Command.RunAsync(Program, ["status"], ct);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }
}
