using System.Buffers;
using System.Net;
using Microsoft.Win32.SafeHandles;

namespace ArchivePlatform.Stations.Platform;

/// <summary>A stretch of a file as the body of a request, read while it is sent; never more than one buffer of it is in memory.</summary>
/// <param name="begun">Called when the first byte is about to leave.</param>
/// <param name="moved">Called with the bytes that left, after each buffer.</param>
internal sealed class FilePart(SafeFileHandle file, Address address, Action begun, Action<int> moved) : HttpContent
{
    private const int BufferSize = 256 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        begun();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (long sent = 0; sent < address.Size;)
            {
                var want = (int)Math.Min(buffer.Length, address.Size - sent);
                var read = await RandomAccess.ReadAsync(file, buffer.AsMemory(0, want), address.Offset + sent, cancellationToken);
                if (read == 0)
                    throw new EndOfStreamException("The file has become shorter.");
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                sent += read;
                moved(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = address.Size;
        return true;
    }
}
