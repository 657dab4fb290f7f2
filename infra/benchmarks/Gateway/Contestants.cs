using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Benchmarks.Gateway;

/// <summary>The service behind, the peer and our gateway, each in a process of its own.</summary>
internal sealed class Contestants : IAsyncDisposable
{
    /// <summary>Whose tokens all of them believe.</summary>
    internal const string Issuer = "urn:archive:demonstration";

    private const string InstanceName = "benchgateway";

    private readonly List<Process> processes = [];

    /// <summary>By name: <c>limit</c>, <c>peer</c>, <c>ours</c>, <c>traced</c>.</summary>
    internal Dictionary<string, Uri> Addresses { get; } = [];

    internal static async Task<Contestants> StartAsync(CancellationToken ct)
    {
        var contestants = new Contestants();
        await Servers.StartAsync(ct, "postgres", "rabbitmq");
        var behind = contestants.Start("limit", "backend");
        contestants.Start("peer", "peer", behind.ToString());
        await Instance.DropAsync(InstanceName, ct);
        var instance = await Instance.ProvisionAsync(InstanceName, ct);
        await instance.MigrateAsync("Release", ct, Service.Gateway);
        // The peer records no spans; ours runs as it does and as the demonstration does, with a span for every request.
        await contestants.StartOursAsync("ours", instance, 1, behind, sampleRatio: "0", ct);
        await contestants.StartOursAsync("traced", instance, 2, behind, sampleRatio: "1", ct);
        return contestants;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            process.Kill();
            process.Dispose();
        }
        await Instance.DropAsync(InstanceName, CancellationToken.None);
    }

    private async Task StartOursAsync(string name, Instance instance, int replica, Uri behind, string sampleRatio, CancellationToken ct)
    {
        var gateway = ServiceProcess.Of(instance, Service.Gateway, replica);
        await gateway.StartAsync("Release", ct, new Dictionary<string, string>
        {
            ["ReverseProxy__Clusters__intake__Destinations__1__Address"] = behind.ToString(),
            ["Auth__Issuer"] = Issuer,
            ["Auth__MetadataAddress"] = "",
            ["Auth__PublicKeyFile"] = DemonstrationIssuer.PublicKeyFile,
            ["Limits__Person__Permits"] = "1000000000",
            ["Telemetry__SampleRatio"] = sampleRatio,
        });
        Addresses[name] = gateway.Address;
    }

    private Uri Start(string name, params string[] role)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [typeof(Contestants).Assembly.Location, role[0], address.ToString(), .. role[1..]]);
        processes.Add(Process.Start(start)!);
        Addresses[name] = address;
        return address;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
