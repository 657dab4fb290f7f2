using System.Globalization;
using System.Text.RegularExpressions;
using ArchivePlatform.Stack.SignIn;

namespace ArchivePlatform.Stack;

/// <summary>One running platform among several on the same servers: its own databases, virtual host, settings and logs.</summary>
public sealed partial class Instance
{
    /// <summary>The instance people work with.</summary>
    public const string Demonstration = "demo";

    private Instance(string name, Servers servers)
    {
        Name = name;
        Servers = servers;
        Databases = new Databases(servers, name);
    }

    /// <summary>1 to 24 lower-case letters and digits, beginning with a letter.</summary>
    public string Name { get; }

    /// <summary>The servers it lives on.</summary>
    public Servers Servers { get; }

    /// <summary>Its virtual host in the broker.</summary>
    public string VirtualHost => $"archive-{Name}";

    /// <summary>Where its services write their spans, one JSON line for each export.</summary>
    public string Telemetry => Path("telemetry");

    /// <summary>How far its clock is ahead of the machine's; zero unless set.</summary>
    public TimeSpan ClockOffset =>
        File.Exists(ClockFile)
            ? TimeSpan.FromSeconds(long.Parse(File.ReadAllText(ClockFile), CultureInfo.InvariantCulture))
            : TimeSpan.Zero;

    /// <summary>The present instant by its clock.</summary>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + ClockOffset;

    internal Databases Databases { get; }

    private string ClockFile => Path("clock");

    /// <summary>The instance of that name, provisioned or not.</summary>
    /// <exception cref="ArgumentException">The name is not one.</exception>
    public static Instance Named(string name) =>
        NameForm().IsMatch(name)
            ? new Instance(name, Servers.Read())
            : throw new ArgumentException($"'{name}' is no name of an instance: 1 to 24 lower-case letters and digits.", nameof(name));

    /// <summary>Creates what is missing of the instance; what is there keeps its data and secrets.</summary>
    public static async Task<Instance> ProvisionAsync(string name, CancellationToken ct)
    {
        var instance = Named(name);
        using var broker = new BrokerAdministration(instance.Servers);
        await Task.WhenAll(
            Parallel.ForEachAsync(Service.Parts, ct, async (service, each) => await instance.Databases.CreateAsync(service, each)),
            BrokerRights.GrantAsync(broker, instance.VirtualHost, ct));
        DemonstrationIssuer.Open();
        InstanceSettings.Write(instance);
        return instance;
    }

    /// <summary>Stops its services and removes everything of it; what is already gone is no fault.</summary>
    public static async Task DropAsync(string name, CancellationToken ct)
    {
        var instance = Named(name);
        await Parallel.ForEachAsync(instance.Processes(), ct, async (process, each) => await process.Kill9Async(each));
        using var broker = new BrokerAdministration(instance.Servers);
        await Task.WhenAll(
            Parallel.ForEachAsync(Service.Parts, ct, async (service, each) => await instance.Databases.DropAsync(service, each)),
            broker.RemoveVirtualHostAsync(instance.VirtualHost, ct));
        Secrets.Forget(name);
        Ports.Release(instance);
        if (Directory.Exists(instance.Path()))
            Directory.Delete(instance.Path(), recursive: true);
    }

    /// <summary>The names of the instances that left settings here.</summary>
    public static IReadOnlyList<string> Names() =>
        Directory.Exists(Checkout.InLocal("instances"))
            ? [.. Directory.EnumerateDirectories(Checkout.InLocal("instances")).Select(path => System.IO.Path.GetFileName(path)).Order()]
            : [];

    /// <summary>Brings every service's schema and queues up to date with its program's <c>migrate</c>.</summary>
    /// <param name="only">The parts to migrate; all where none is named.</param>
    /// <exception cref="InvalidOperationException">One is not built or failed; carries what it printed.</exception>
    public async Task MigrateAsync(string configuration, CancellationToken ct, params Service[] only) =>
        await Parallel.ForEachAsync(only.Length > 0 ? only : Service.Parts, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = ct },
            async (service, each) =>
                await Command.RunAsync("dotnet", [service.Program(configuration), "migrate"], each, EnvFile.Read(MigrationSettings(service))));

    /// <summary>Moves its clock; services that run by another clock are stopped.</summary>
    /// <param name="offset">Whole seconds ahead of the machine's clock; negative for behind.</param>
    public async Task SetClockAsync(TimeSpan offset, CancellationToken ct)
    {
        if (offset == ClockOffset)
            return;
        await Parallel.ForEachAsync(Processes(), ct, async (process, each) => await process.StopAsync(each));
        PrivateFile.Write(ClockFile, ((long)offset.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        InstanceSettings.Write(this);
    }

    /// <summary>Gives it a key and bucket in the store, for its scanning service and the gateway from their next start on.</summary>
    public void UseStore(IReadOnlyDictionary<string, string> key)
    {
        EnvFile.Write(ScanSettings.KeyFile(this), key);
        InstanceSettings.Write(this);
    }

    /// <summary>Where the first replica of a service answers.</summary>
    public Uri AddressOf(Service service) => ServiceProcess.AddressOf(this, service, replica: 1);

    /// <summary>A client of one replica that speaks for <paramref name="person"/>, with a fresh token on each request.</summary>
    public HttpClient Client(Person person, Service service, int replica = 1) =>
        new(new TokenHandler(person, this) { InnerHandler = new SocketsHttpHandler { UseProxy = false } })
        {
            BaseAddress = new Uri(ServiceProcess.AddressOf(this, service, replica), $"/api/{service.Name}/"),
        };

    /// <summary>A client that speaks for <paramref name="person"/> to a service by the one origin, as everybody outside does.</summary>
    public HttpClient ThroughGateway(Person person, Service service, int replica = 1) => ThroughGateway(new TokenHandler(person, this), service, replica);

    /// <summary>The same for somebody who signed in there.</summary>
    public HttpClient ThroughGateway(SignedIn person, Service service) => ThroughGateway(new SignedInHandler(person), service, replica: 1);

    private HttpClient ThroughGateway(DelegatingHandler tokens, Service service, int replica)
    {
        tokens.InnerHandler = new SocketsHttpHandler { UseProxy = false };
        return new(tokens) { BaseAddress = new Uri(ServiceProcess.AddressOf(this, Service.Gateway, replica), $"/api/{service.Name}/") };
    }

    /// <summary>Every replica that was ever started and not stopped in order.</summary>
    public IReadOnlyList<ServiceProcess> Processes() =>
        Directory.Exists(Path("run"))
            ? [.. Directory.EnumerateFiles(Path("run"), "*.pid").Order().Select(file => ServiceProcess.Of(this, file))]
            : [];

    /// <summary>A connection of the administrator to a service's database, for looking.</summary>
    public string AdminConnection(Service service) => Databases.AdminConnection(Databases.Database(service));

    /// <summary>Password of a service's user in the broker.</summary>
    public static string BrokerSecret(Service service) => BrokerRights.Secret(service.Name);

    /// <summary>A path below the instance's own directory.</summary>
    public string Path(params string[] parts) => Checkout.InLocal(["instances", Name, .. parts]);

    internal string RunningSettings(Service service) => Path($"{service.Name}.env");

    internal string MigrationSettings(Service service) => Path($"{service.Name}.migrate.env");

    [GeneratedRegex("^[a-z][a-z0-9]{0,23}$")]
    private static partial Regex NameForm();
}
