using System.Globalization;
using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;

namespace ArchivePlatform.Tools.Running;

/// <summary>Creates, starts, shows and ends instances.</summary>
internal static class RunningVerbs
{
    internal static Verb[] All { get; } =
    [
        new("provision NAME [--configuration Debug|Release]", [], ProvisionAsync),
        new("start NAME [--replicas N] [--clock-offset SECONDS] [--configuration Debug|Release]", [], StartAsync),
        new("compose-env NAME [--configuration Debug|Release]", [], ComposeEnvAsync),
        new("stop NAME|--all", ["all"], StopAsync),
        new("drop NAME", [], DropAsync),
        new("status NAME [--json]", ["json"], Status.RunAsync),
        new("token PERSON [--instance NAME]", [], TokenAsync),
    ];

    private static async Task<int> ProvisionAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = await Instance.ProvisionAsync(arguments.Required(0, "the instance's name"), ct);
        await instance.MigrateAsync(Configuration(arguments), ct);
        Console.WriteLine($"{instance.Name}: {Service.Parts.Count} databases and virtual host {instance.VirtualHost} are up to date");
        return 0;
    }

    private static async Task<int> StartAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = Instance.Named(arguments.Required(0, "the instance's name"));
        var offset = TimeSpan.FromSeconds(arguments.Number("clock-offset", 0));
        await instance.SetClockAsync(offset, ct);
        var replicas = Enumerable.Range(1, arguments.Number("replicas", 1));
        var passwords = new IdentitySettings(instance).PasswordsFile;
        var isFirst = !File.Exists(passwords);
        var processes = replicas.SelectMany(replica => Service.All, (replica, service) => ServiceProcess.Of(instance, service, replica)).ToList();
        await Parallel.ForEachAsync(processes, ct, async (process, each) =>
        {
            await process.StartAsync(Configuration(arguments), each);
            Tell(process);
        });
        // Last, so that the replicas it asks first are there.
        var gateway = ServiceProcess.Of(instance, Service.Gateway);
        await gateway.StartAsync(Configuration(arguments), ct, GatewaySettings.Destinations(instance, replicas.Count()));
        await ReachableAsync(instance, ct);
        Tell(gateway);
        if (isFirst && File.Exists(passwords))
            Console.WriteLine($"People and passwords, shown this once and kept in {passwords}:\n{await File.ReadAllTextAsync(passwords, ct)}");
        return 0;
    }

    /// <summary>Starts an instance whose parts have their containers' environment, and asks each by the gateway.</summary>
    private static async Task<int> ComposeEnvAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = await Instance.ProvisionAsync(arguments.Required(0, "the instance's name"), ct);
        await Parallel.ForEachAsync(instance.Processes(), ct, async (process, each) => await process.StopAsync(each));
        ComposedSettings.Write(instance, await Composition.ReadAsync(instance.Path("composed"), ct, "--demonstration"));
        await instance.MigrateAsync(Configuration(arguments), ct);
        foreach (var part in Service.Parts)
        {
            var process = ServiceProcess.Of(instance, part);
            await process.StartAsync(Configuration(arguments), ct);
            Tell(process);
        }
        await ReachableAsync(instance, ct);
        Console.WriteLine($"{instance.Name}: {Service.Parts.Count} parts run with the environment of docker-compose.yml");
        return 0;
    }

    /// <summary>A gateway that ran on while services were started again learns of them by its next probe.</summary>
    /// <remarks>A program that signed in asks for what is not for programs: its refusal comes from the service itself.</remarks>
    private static async Task ReachableAsync(Instance instance, CancellationToken ct)
    {
        using var program = new SignedIn(instance, People.SalesSystem);
        await Task.WhenAll(Service.All.Select(async service =>
        {
            using var client = instance.ThroughGateway(program, service);
            await Eventually.Holds($"the gateway reaches {service}", async () =>
            {
                using var answer = await client.GetAsync(new Uri("operations/status", UriKind.Relative), ct);
                return answer.StatusCode == HttpStatusCode.Forbidden;
            }, ct: ct);
        }));
    }

    private static void Tell(ServiceProcess process) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{process.Service,-9} {process.Replica} {process.Running?.Pid,7} {process.Address}"));

    private static async Task<int> StopAsync(Arguments arguments, CancellationToken ct)
    {
        var names = arguments.Has("all") ? Instance.Names() : [arguments.Required(0, "the instance's name")];
        var processes = names.SelectMany(name => Instance.Named(name).Processes()).ToList();
        await Parallel.ForEachAsync(processes, ct, async (process, each) => await process.StopAsync(each));
        Console.WriteLine($"{processes.Count} stopped");
        return 0;
    }

    private static async Task<int> DropAsync(Arguments arguments, CancellationToken ct)
    {
        var name = arguments.Required(0, "the instance's name");
        await Instance.DropAsync(name, ct);
        Console.WriteLine($"{name}: removed");
        return 0;
    }

    private static async Task<int> TokenAsync(Arguments arguments, CancellationToken ct)
    {
        var person = People.Called(arguments.Required(0, "the person"));
        var instance = Instance.Named(arguments.Option("instance") ?? Instance.Demonstration);
        Console.WriteLine(await KeptToken.OfAsync(instance, person, ct));
        return 0;
    }

    private static string Configuration(Arguments arguments) => arguments.Option("configuration") ?? "Release";
}
