using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Platform.Tests.Observing;

/// <summary>A program that tells another's metrics, run for one test.</summary>
internal sealed class Exporter : IAsyncDisposable
{
    private readonly Process process;

    private Exporter(Process process, Uri address) => (this.process, Address) = (process, address);

    internal Uri Address { get; }

    internal static async Task<Exporter> StartAsync(string program, string[] arguments, Dictionary<string, string> settings, CancellationToken ct)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program, [.. arguments, string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{port}")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var exporter = new Exporter(process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/metrics")));
        await Eventually.Holds($"{program} answers", async () => (await Scraped.TextAsync(exporter.Address, ct)).Length > 0, ct: ct);
        return exporter;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
