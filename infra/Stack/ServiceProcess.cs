using System.Globalization;

namespace ArchivePlatform.Stack;

/// <summary>One replica of a service as a process of its own, which outlives the program that started it.</summary>
public sealed class ServiceProcess
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly Instance instance;

    private ServiceProcess(Instance instance, Service service, int replica)
    {
        this.instance = instance;
        Service = service;
        Replica = replica;
    }

    /// <summary>The service it is a replica of.</summary>
    public Service Service { get; }

    /// <summary>Its number among the replicas, from 1.</summary>
    public int Replica { get; }

    /// <summary>Where it answers.</summary>
    public Uri Address => AddressOf(instance, Service, Replica);

    /// <summary>Where it tells its metrics, in the format of Prometheus.</summary>
    public Uri Metrics => new UriBuilder(Address) { Port = Ports.Metrics(instance, Service, Replica), Path = "/metrics" }.Uri;

    /// <summary>Everything it printed, over all its starts.</summary>
    public string LogFile => instance.Path("logs", $"{Label}.log");

    /// <summary>Its process while it runs, else null.</summary>
    public ProcessMark? Running => ProcessMark.Read(PidFile) is { IsAlive: true } mark ? mark : null;

    private string Label => $"{Service.Name}-{Replica.ToString(CultureInfo.InvariantCulture)}";

    private string PidFile => instance.Path("run", $"{Label}.pid");

    /// <summary>The replica of that number, running or not.</summary>
    public static ServiceProcess Of(Instance instance, Service service, int replica = 1) => new(instance, service, replica);

    internal static ServiceProcess Of(Instance instance, string pidFile)
    {
        var label = Path.GetFileNameWithoutExtension(pidFile).Split('-');
        return new(instance, Service.Named(label[0]), int.Parse(label[1], CultureInfo.InvariantCulture));
    }

    internal static Uri AddressOf(Instance instance, Service service, int replica) =>
        new($"http://{Servers.Host}:{Ports.Of(instance, service, replica).ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Starts it unless it runs, and waits until it is ready.</summary>
    /// <param name="configuration"><c>Debug</c> or <c>Release</c>.</param>
    /// <param name="overrides">Settings that win over the instance's own.</param>
    /// <exception cref="InvalidOperationException">It ended or was not ready within 60 seconds; carries its last lines.</exception>
    public async Task StartAsync(
        string configuration, CancellationToken ct, IReadOnlyDictionary<string, string>? overrides = null)
    {
        if (Running is null)
            await LaunchAsync(configuration, overrides, ct);
        await ReadyAsync(ct);
    }

    /// <summary>Starts it without waiting for it to be ready.</summary>
    public async Task LaunchAsync(
        string configuration, IReadOnlyDictionary<string, string>? overrides, CancellationToken ct)
    {
        var program = Service.Program(configuration);
        Checkout.Private(Path.GetDirectoryName(LogFile)!);
        var settings = new Dictionary<string, string>(EnvFile.Read(instance.RunningSettings(Service)))
        {
            ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
            ["Telemetry__MetricsPort"] = Metrics.Port.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (key, value) in overrides ?? new Dictionary<string, string>())
            settings[key] = value;
        var pid = await Command.RunAsync("/bin/sh", ["-c", Detached, "sh", LogFile, program], ct, settings);
        ProcessMark.Of(int.Parse(pid, CultureInfo.InvariantCulture)).Write(PidFile);
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task ReadyAsync(CancellationToken ct)
    {
        var ended = false;
        try
        {
            await Eventually.Holds($"{Label} is ready", async () =>
            {
                ended = Running is null;
                return ended || await IsReadyAsync(ct);
            }, ReadyWithin, ct);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"{late.Message}\n{LastLines()}", late);
        }
        if (ended)
            throw new InvalidOperationException($"{Label} ended while starting.\n{LastLines()}");
    }

    /// <summary>Asks it to end and waits; after 10 seconds it is killed.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (Running is { } process)
        {
            process.Signal(ProcessMark.Terminate);
            if (!await process.EndsWithin(StopWithin, ct))
                process.Signal(ProcessMark.Kill);
            await process.EndsWithin(StopWithin, ct);
        }
        File.Delete(PidFile);
    }

    /// <summary>Ends it at once, without a chance to finish anything.</summary>
    public async Task Kill9Async(CancellationToken ct)
    {
        if (Running is { } process)
        {
            process.Signal(ProcessMark.Kill);
            await process.EndsWithin(StopWithin, ct);
        }
        File.Delete(PidFile);
    }

    /// <summary>The last lines it printed.</summary>
    public string LastLines(int lines = 20) =>
        File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(lines)) : "(it printed nothing)";

    private async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        using var answer = await Http.GetAsync(new Uri(Address, "/health/ready"), ct);
        return answer.IsSuccessStatusCode;
    }

    // A session of its own: it gets no signal meant for the starter and does not hold the starter's output open.
    private const string Detached = """cd "$(dirname "$2")" && setsid dotnet "$2" >> "$1" 2>&1 < /dev/null & echo $!""";
}
