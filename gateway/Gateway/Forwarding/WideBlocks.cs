using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace ArchivePlatform.Gateway.Forwarding;

/// <summary>Gives the server's connections blocks of 64 KiB in place of 4: what passes through is taken from the socket in a sixteenth of the readings.</summary>
/// <remarks>A connection that waits for a request holds none.</remarks>
internal sealed class WideBlocks : IMemoryPoolFactory<byte>
{
    private const int BlockSize = 64 * 1024;

    /// <inheritdoc/>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Blocks();

    private sealed class Blocks : MemoryPool<byte>
    {
        public override int MaxBufferSize => Shared.MaxBufferSize;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1) => Shared.Rent(Math.Max(minBufferSize, BlockSize));

        protected override void Dispose(bool disposing)
        {
        }
    }
}
