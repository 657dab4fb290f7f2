using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace ArchivePlatform.Stations.Tests.Wire;

/// <summary>The line between a station and the gateway: passes bytes on, holds them back, or changes them on their way.</summary>
#pragma warning disable CA1001 // It listens as long as there are tests.
internal sealed class Relay
#pragma warning restore CA1001
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(20);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<Uri> gateway;
    private (byte[] From, byte[] To, int Times) swap = ([], [], 0);
    private long passed;
    private long most = long.MaxValue;
    private volatile byte[] held = [];

    private Relay(Func<Uri> gateway)
    {
        this.gateway = gateway;
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where stations think the gateway is.</summary>
    public Uri Address => new($"http://{listener.LocalEndpoint}/");

    public static Relay Open(Func<Uri> gateway) => new(gateway);

    /// <summary>Lets so many bytes more pass from stations, and then none until it is healed.</summary>
    public void FreezeAfter(long bytes) => most = Interlocked.Read(ref passed) + bytes;

    /// <summary>Lets requests that begin so pass, and no answers on their connections, until it is healed.</summary>
    public void HoldAnswersTo(string requests) => held = Encoding.ASCII.GetBytes(requests);

    /// <summary>Changes the first to the second, which is as long, so many times.</summary>
    public void Swap(byte[] from, byte[] to, int times) => swap = (from, to, times);

    /// <summary>Passes everything as it is.</summary>
    public void Heal() => (most, held, swap) = (long.MaxValue, [], ([], [], 0));

    private async Task AcceptAsync()
    {
        while (true)
            _ = PassAsync(await listener.AcceptTcpClientAsync());
    }

    private async Task PassAsync(TcpClient inside)
    {
        using var station = inside;
        using var outside = new TcpClient();
        try
        {
            await outside.ConnectAsync(gateway().Host, gateway().Port);
            var isHeld = new StrongBox<bool>();
            await Task.WhenAny(RequestsAsync(station.GetStream(), outside.GetStream(), isHeld), AnswersAsync(outside.GetStream(), station.GetStream(), isHeld));
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            // One of both has gone.
        }
    }

    private async Task RequestsAsync(NetworkStream station, NetworkStream outside, StrongBox<bool> isHeld)
    {
        using var pace = new PeriodicTimer(Often);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await station.ReadAsync(buffer)) > 0;)
        {
            while (Interlocked.Read(ref passed) >= Interlocked.Read(ref most))
                await pace.WaitForNextTickAsync();
            Interlocked.Add(ref passed, read);
            isHeld.Value |= held.Length > 0 && buffer.AsSpan(0, read).StartsWith(held);
            Lie(buffer.AsSpan(0, read));
            await outside.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    private async Task AnswersAsync(NetworkStream outside, NetworkStream station, StrongBox<bool> isHeld)
    {
        using var pace = new PeriodicTimer(Often);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await outside.ReadAsync(buffer)) > 0;)
        {
            while (isHeld.Value && held.Length > 0)
                await pace.WaitForNextTickAsync();
            await station.WriteAsync(buffer.AsMemory(0, read));
        }
    }

    private void Lie(Span<byte> bytes)
    {
        var (from, to, times) = swap;
        if (times == 0 || bytes.IndexOf(from) is var at && at < 0)
            return;
        to.CopyTo(bytes[at..]);
        swap = (from, to, times - 1);
    }
}
