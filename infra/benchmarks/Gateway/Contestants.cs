using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Benchmarks.Gateway;

/// <summary>The service behind, the peer and our gateway, each in a process of its own.</summary>
internal sealed class Contestants : IAsyncDisposable
{
    private const string InstanceName = "benchgateway";

    private readonly List<Process> processes = [];
    private ServiceProcess? gateway;

    /// <summary>By name: <c>limit</c>, <c>peer</c>, <c>ours</c>.</summary>
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
        contestants.gateway = ServiceProcess.Of(instance, Service.Gateway);
        await contestants.gateway.StartAsync("Release", ct, new Dictionary<string, string>
        {
            ["ReverseProxy__Clusters__intake__Destinations__1__Address"] = behind.ToString(),
            ["Limits__Person__Permits"] = "1000000000",
        });
        contestants.Addresses["ours"] = contestants.gateway.Address;
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
