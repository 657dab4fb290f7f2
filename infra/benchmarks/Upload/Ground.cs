using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>The platform with what an upload needs, as shipped, on servers that nothing else uses.</summary>
/// <remarks>Departures from what is shipped: no limit of requests, since all come from one address; no spans, as the others record none.</remarks>
internal sealed class Ground : IDisposable
{
    private const string InstanceName = "benchupload";
    private const string Bare = "bare";

    /// <summary>A bucket of the same kind as Scan's, for who puts into it without us.</summary>
    public const string LockedBucket = $"{InstanceName}-{Bare}";

    private static readonly Person Station = new("bench-station", "扫描站", People.Company, ["SALES"], [], []) { IsMachine = true };
    private static readonly Service[] Parts = [Service.Named("identity"), Service.Named("dossier"), Service.Named("intake"), Service.Named("scan"), Service.Gateway];

    private readonly Dictionary<string, int> processes;
    private IReadOnlyList<Guid> items = [];

    private Ground(Instance instance, Dictionary<string, int> servers)
    {
        Instance = instance;
        processes = servers;
        foreach (var part in Parts)
            processes[part.Name] = ServiceProcess.Of(instance, part).Running!.Pid;
        Scan = new Desk(instance.ThroughGateway(Station, Service.Named("scan")));
        Reader = instance.ThroughGateway(Station, Service.Named("scan"));
    }

    public Instance Instance { get; }

    /// <summary>A station in front of Scan, by the gateway.</summary>
    public Desk Scan { get; }

    /// <summary>The same, for reading bytes.</summary>
    public HttpClient Reader { get; }

    /// <summary>Gateway and Scan, by which uploads go.</summary>
    public IReadOnlyList<int> OurServers => [processes["gateway"], processes["scan"]];

    public IReadOnlyList<int> Store => [.. processes.Where(process => process.Key.StartsWith("s3", StringComparison.Ordinal)).Select(process => process.Value)];

    /// <summary>PostgreSQL and RabbitMQ.</summary>
    public IReadOnlyList<int> Behind => [processes["postgres"], processes["rabbitmq"]];

    /// <summary>Everything that belongs to the bench, itself included.</summary>
    public IReadOnlyCollection<int> All => [Environment.ProcessId, .. processes.Values];

    public static async Task<Ground> OpenAsync(CancellationToken ct)
    {
        await Servers.StartAsync(ct, "postgres", "rabbitmq", "s3");
        await Servers.ProvisionStoreAsync(InstanceName, ct, "scan", Bare);
        var instance = await Instance.ProvisionAsync(InstanceName, ct);
        await instance.MigrateAsync("Release", ct, Parts);
        var settings = new Dictionary<string, string>
        {
            ["Limits__Station__Permits"] = "1000000000",
            ["Limits__Upload__Permits"] = "1000000000",
            ["Telemetry__SampleRatio"] = "0",
        };
        await Task.WhenAll(Parts.Select(part => ServiceProcess.Of(instance, part).StartAsync("Release", ct, settings)));
        return new Ground(instance, (await Servers.StatusAsync(ct)).ToDictionary(line => line[0], line => int.Parse(line[1], CultureInfo.InvariantCulture)));
    }

    /// <summary>Registers so many items of one home; files are uploaded for them.</summary>
    public async Task RegisterAsync(int number, CancellationToken ct) => items = await new Registration(Instance).RunAsync(number, ct);

    /// <summary>The item a content belongs to: they take turns.</summary>
    public Guid ItemOf(int number) => items[number % items.Count];

    /// <inheritdoc/>
    public void Dispose()
    {
        Scan.Dispose();
        Reader.Dispose();
    }

    /// <summary>Ends the services; the servers and all data go with their set.</summary>
    public Task StopAsync() => Task.WhenAll(Instance.Processes().Select(process => process.StopAsync(CancellationToken.None)));
}
