using System.Net.Sockets;
using System.Text;

namespace ArchivePlatform.Gateway.Tests.Wire;

/// <summary>A bare TCP connection, for requests no client library would send.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient tcp = new();

    internal static async Task<RawConnection> OpenAsync(Uri address, CancellationToken ct)
    {
        var connection = new RawConnection();
        await connection.tcp.ConnectAsync(address.Host, address.Port, ct);
        return connection;
    }

    internal async Task SendAsync(string text, CancellationToken ct) =>
        await tcp.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), ct);

    /// <summary>Everything the server says until it closes the connection, a letter for each byte.</summary>
    /// <exception cref="TimeoutException">It did not close it.</exception>
    internal async Task<string> ReadToEndAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var said = new MemoryStream();
        try
        {
            await tcp.GetStream().CopyToAsync(said, patience.Token);
        }
        catch (IOException reset) when (reset.InnerException is SocketException)
        {
            // A server that closes while bytes are still on their way resets the connection; what it said before counts.
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The connection stays open after: {Encoding.UTF8.GetString(said.ToArray())}");
        }
        return Encoding.Latin1.GetString(said.ToArray());
    }

    public ValueTask DisposeAsync()
    {
        tcp.Dispose();
        return ValueTask.CompletedTask;
    }
}
