using System.Net;
using System.Net.Sockets;

namespace ArchivePlatform.Scanning.Tests.Wire;

/// <summary>Stands between the service and its store and passes bytes on, as they are or as a store would that lies; while it is cut nothing passes.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Uri store;
    private readonly Task accepting;
    private volatile bool isCut;
    private volatile (byte[] From, byte[] To)[] swapped = [];

    private Relay(Uri store)
    {
        this.store = store;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}");

    public static Relay Open(Uri store) => new(store);

    /// <summary>From now on the store gives the second wherever it has the first, which is as long.</summary>
    public void Swap(byte[] from, byte[] to) => swapped = [(from, to)];

    /// <summary>From now on the store is away.</summary>
    public void Cut() => isCut = true;

    /// <summary>From now on it is back.</summary>
    public void Heal() => isCut = false;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await listener.AcceptTcpClientAsync(end.Token));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient inside)
    {
        using var client = inside;
        using var outside = new TcpClient();
        try
        {
            if (isCut)
                return;
            await outside.ConnectAsync(store.Host, store.Port, end.Token);
            await Task.WhenAny(PassAsync(client.GetStream(), outside.GetStream(), false), PassAsync(outside.GetStream(), client.GetStream(), true));
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
        {
            // One of both has gone.
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, bool answers)
    {
        var buffer = new byte[256 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, end.Token)) > 0 && !isCut;)
        {
            if (answers)
                Lie(buffer.AsSpan(0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), end.Token);
        }
    }

    private void Lie(Span<byte> bytes)
    {
        foreach (var (from, to) in swapped)
        {
            if (bytes.IndexOf(from) is >= 0 and var at)
                to.CopyTo(bytes[at..]);
        }
    }
}
