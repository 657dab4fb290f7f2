using System.Collections.Concurrent;
using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using Npgsql;

namespace ArchivePlatform.Testing;

/// <summary>A whole platform for the tests of one assembly: own databases and virtual host, the real services as processes.</summary>
/// <remarks>
/// Register it with <c>[assembly: AssemblyFixture(typeof(Platform))]</c> and derive test classes from <see cref="PlatformTests"/>:
/// it is made when the first such test runs, so tests of the domain alone start nothing.
/// </remarks>
public sealed class Platform : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, NpgsqlDataSource> databases = [];
    private readonly ConcurrentDictionary<string, SignedIn> people = new();
    private Instance? instance;
    private Exception? fault;

    /// <summary>The instance behind it.</summary>
    public Instance Instance => instance ?? throw new InvalidOperationException("Derive the test class from PlatformTests.");

    /// <summary>The services by name; each runs one replica unless a test starts more.</summary>
    public IReadOnlyDictionary<string, RunningService> Services { get; private set; } = new Dictionary<string, RunningService>();

    /// <summary>The gateway; it runs once a test has started it.</summary>
    public RunningService Gateway { get; private set; } = null!;

    /// <summary>The broker's queues and a way to publish past the outbox.</summary>
    public Broker Broker { get; private set; } = null!;

    /// <summary>What the demonstration's people do, and the states their acts lead to.</summary>
    public Demo Demo { get; private set; } = null!;

    /// <summary>Makes the platform unless it is there; a failure is told to every test that needs it.</summary>
    public async Task StartedAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (fault is not null)
                throw new InvalidOperationException($"The platform did not start: {fault.Message}", fault);
            if (instance is null)
                await StartAsync(ct);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A client for one person in front of one service, with a fresh token on each request.</summary>
    public HttpClient As(Person person, string service, int replica = 1) =>
        Instance.Client(person, Service.Named(service), replica);

    /// <summary>The same as a desk: JSON in, the whole answer out.</summary>
    public Desk At(Person person, string service) => Demo.Acts.As(person, service);

    /// <summary>One of the demonstration's people with tokens of the issuer, signed in by the gateway, which must run.</summary>
    public SignedIn SignedIn(Person person) => people.GetOrAdd(person.Id, _ => new SignedIn(Instance, person));

    /// <summary>A service's database as its administrator sees it, for looking.</summary>
    public NpgsqlDataSource Database(string service) => databases[service];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (instance is null)
            return;
        Demo?.Acts.Dispose();
        foreach (var person in people.Values)
            person.Dispose();
        Broker?.Dispose();
        foreach (var database in databases.Values)
            await database.DisposeAsync();
        KeepLogs();
        await Instance.DropAsync(instance.Name, CancellationToken.None);
    }

    /// <summary>What the services printed outlives the instance: it is what a failed run is explained by.</summary>
    private void KeepLogs()
    {
        var kept = Checkout.InLocal("results", "logs", Instance.Name);
        Directory.CreateDirectory(kept);
        foreach (var log in Directory.EnumerateFiles(Instance.Path("logs")))
            File.Copy(log, Path.Combine(kept, Path.GetFileName(log)), overwrite: true);
    }

    private async Task StartAsync(CancellationToken ct)
    {
        try
        {
            await Servers.StartAsync(ct, "postgres", "rabbitmq");
            await CrashedRuns.SweepAsync(ct);
            var name = string.Create(CultureInfo.InvariantCulture, $"t{Environment.ProcessId}{Random.Shared.Next(100, 1000)}");
            instance = Instance.Named(name);
            CrashedRuns.Own(instance);
            await Instance.ProvisionAsync(name, ct);
            await instance.MigrateAsync(RunningService.Configuration, ct);
            foreach (var service in Service.Parts)
                databases[service.Name] = NpgsqlDataSource.Create(instance.AdminConnection(service) + ";Pooling=true;Maximum Pool Size=5");
            Services = Service.All.ToDictionary(service => service.Name, service => new RunningService(instance, service));
            Gateway = new RunningService(instance, Service.Gateway);
            Broker = new Broker(instance);
            Demo = new Demo(instance);
            await Task.WhenAll(Services.Values.Select(service => service.StartAsync(ct: ct)));
        }
        catch (Exception reason)
        {
            fault = reason;
            throw;
        }
    }
}
