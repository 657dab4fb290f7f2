using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ArchivePlatform.Gateway.Tests.Wire;

/// <summary>An outside party behind the gateway that notes what reaches it.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task listening;

    internal Recorder()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        listening = ListenAsync();
    }

    internal Uri Address { get; }

    /// <summary>The requests so far, probes of its health left out.</summary>
    internal ConcurrentQueue<(string Method, string Target, IReadOnlyDictionary<string, string> Headers)> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await listening;
        listener.Close();
    }

    private async Task ListenAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            Note(context.Request);
            context.Response.Headers["Access-Control-Allow-Origin"] = "*";
            context.Response.Headers["Cache-Control"] = "public, max-age=3600";
            context.Response.Close();
        }
    }

    private void Note(HttpListenerRequest request)
    {
        if (request.Url!.AbsolutePath != "/health/ready")
            Requests.Enqueue((request.HttpMethod, request.RawUrl!, request.Headers.AllKeys.ToDictionary(name => name!, name => request.Headers[name]!, StringComparer.OrdinalIgnoreCase)));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
