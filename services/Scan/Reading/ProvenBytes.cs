using System.Security.Cryptography;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>A stretch of a kept medium on its way to a reader: no byte leaves before the stretch of 1 MiB it lies in was proven (E9).</summary>
internal sealed class ProvenBytes(StoredBytes bytes, byte[] digests, WantedRange wanted) : IAsyncDisposable
{
    private readonly byte[] stretch = new byte[Fingerprint.Stretch];
    private long next = wanted.From / Fingerprint.Stretch;

    /// <summary>Where the store has to begin, so that whole stretches can be proven.</summary>
    public static long Begin(WantedRange wanted) => wanted.From / Fingerprint.Stretch * Fingerprint.Stretch;

    /// <summary>Where the store has to end.</summary>
    public static long End(WantedRange wanted, long size) => Math.Min(size, (wanted.Until / Fingerprint.Stretch + 1) * Fingerprint.Stretch) - 1;

    /// <summary>The next bytes, good until the next call; empty at the end.</summary>
    /// <exception cref="ContentDamaged">They are not what was kept.</exception>
    /// <exception cref="StoreAway">The store broke off.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken ct)
    {
        var begin = next * Fingerprint.Stretch;
        if (begin > wanted.Until)
            return default;
        var length = await bytes.FillAsync(stretch, ct);
        var known = digests.AsSpan((int)next * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);
        if (!SHA256.HashData(stretch.AsSpan(0, length)).AsSpan().SequenceEqual(known))
            throw new ContentDamaged();
        next++;
        var from = (int)Math.Max(0, wanted.From - begin);
        var until = (int)Math.Min(length, wanted.Until - begin + 1);
        return stretch.AsMemory(from..until);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => bytes.DisposeAsync();
}

/// <summary>The store gives other bytes than were kept, or fewer.</summary>
internal sealed class ContentDamaged() : Exception("The stored bytes are not those that were kept");
