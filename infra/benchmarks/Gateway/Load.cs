using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace ArchivePlatform.Benchmarks.Gateway;

/// <summary>Asks for one page over and over on bare connections, so that the client costs as little as it can.</summary>
internal static class Load
{
    /// <summary>Answers a second over all connections.</summary>
    /// <param name="tokens">One for each connection.</param>
    internal static async Task<double> RunAsync(Uri address, IReadOnlyList<string> tokens, TimeSpan length, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(tokens.Select(token => Task.Run(() => AskAsync(address, token, began, length, ct), ct)));
        return answers.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<long> AskAsync(Uri address, string token, long began, TimeSpan length, CancellationToken ct)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port, ct);
        var request = Encoding.ASCII.GetBytes($"GET {Backend.Path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n");
        var buffer = new byte[16 * 1024];
        var answers = 0L;
        while (Stopwatch.GetElapsedTime(began) < length)
        {
            await socket.SendAsync(request, ct);
            await ReceiveAsync(socket, buffer, ct);
            answers++;
        }
        return answers;
    }

    private static async Task ReceiveAsync(Socket socket, byte[] buffer, CancellationToken ct)
    {
        for (int filled = 0, whole = int.MaxValue; filled < whole;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), ct);
            if (read == 0)
                throw new InvalidOperationException("The connection was closed in the middle of an answer.");
            filled += read;
            if (whole == int.MaxValue)
                whole = LengthOf(buffer.AsSpan(0, filled));
        }
    }

    /// <summary>Length of headers and body together; the greatest number where the headers are not all there.</summary>
    private static int LengthOf(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return int.MaxValue;
        if (!answer.StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        var value = answer[(answer.IndexOf("Content-Length: "u8) + 16)..];
        return end + 4 + int.Parse(value[..value.IndexOf((byte)'\r')], System.Globalization.CultureInfo.InvariantCulture);
    }
}
