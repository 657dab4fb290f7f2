using System.Buffers;

namespace ArchivePlatform.Gateway.Entry;

/// <summary>A request body that counts open brackets outside of strings while it is read, and ends in a fault where there are too many.</summary>
internal sealed class WatchedBody(Stream body, int most) : Stream
{
    private static readonly SearchValues<byte> OutsideStrings = SearchValues.Create("\"[]{}"u8);
    private static readonly SearchValues<byte> InStrings = SearchValues.Create("\"\\"u8);

    private int depth;
    private bool inString;
    private bool afterBackslash;

    /// <summary>Whether it was cut off.</summary>
    internal bool IsTooDeep { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        Watch(buffer.Span[..read]);
        if (IsTooDeep)
            throw new BadHttpRequestException("The JSON is nested too deeply.", StatusCodes.Status400BadRequest);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Watch(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && !IsTooDeep)
        {
            if (afterBackslash)
            {
                afterBackslash = false;
                bytes = bytes[1..];
                continue;
            }
            var at = bytes.IndexOfAny(inString ? InStrings : OutsideStrings);
            if (at < 0)
                return;
            Meet(bytes[at]);
            bytes = bytes[(at + 1)..];
        }
    }

    private void Meet(byte letter)
    {
        switch (letter)
        {
            case (byte)'"':
                inString = !inString;
                break;
            case (byte)'\\':
                afterBackslash = true;
                break;
            case (byte)'[' or (byte)'{':
                IsTooDeep = ++depth > most;
                break;
            default:
                depth--;
                break;
        }
    }
}
