using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using ArchivePlatform.Stack;
using Microsoft.Win32.SafeHandles;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>Contents of one size that nobody has seen before, one after another in a file on disk, with their digests; every contestant of a round sends the same.</summary>
internal sealed class Pile : IDisposable
{
    private readonly SafeFileHandle file;

    private Pile(SafeFileHandle file, long size, IReadOnlyList<string> digests) => (this.file, Size, Digests) = (file, size, digests);

    /// <summary>Bytes of each content.</summary>
    public long Size { get; }

    /// <summary>SHA-256 of each content, lower-case hexadecimal digits.</summary>
    public IReadOnlyList<string> Digests { get; }

    public int Count => Digests.Count;

    public long Bytes => Size * Count;

    /// <summary>Makes the contents; each begins as a TIFF does, so that it is what it is declared to be.</summary>
    public static Pile Make(string folder, int count, long size)
    {
        var file = File.OpenHandle(Path.Combine(folder, Secrets.Random(26)), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        return new Pile(file, size, [.. Enumerable.Range(0, count).Select(number => Fill(file, number * size, size))]);
    }

    /// <summary>A stretch of one content as the body of a request.</summary>
    public HttpContent Body(int number, long from, long length) => new Stretch(file, number * Size + from, length);

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static string Fill(SafeFileHandle file, long at, long size)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[(int)Math.Min(size, 1024 * 1024)];
        for (long done = 0; done < size;)
        {
            Random.Shared.NextBytes(buffer);
            if (done == 0)
                "II*\0"u8.CopyTo(buffer);
            var some = buffer.AsSpan(0, (int)Math.Min(buffer.Length, size - done));
            digest.AppendData(some);
            RandomAccess.Write(file, some, at + done);
            done += some.Length;
        }
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private sealed class Stretch(SafeFileHandle file, long from, long length) : HttpContent
    {
        private const int BufferSize = 256 * 1024;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
            for (long sent = 0; sent < length;)
            {
                var read = await RandomAccess.ReadAsync(file, buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - sent)), from + sent, cancellationToken);
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                sent += read;
            }
            ArrayPool<byte>.Shared.Return(buffer);
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
