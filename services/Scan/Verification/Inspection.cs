using System.Security.Cryptography;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>What one reading of the stored bytes showed.</summary>
/// <param name="Size">Bytes; one more than declared where there are too many, for no more are read.</param>
/// <param name="Sha256">Digest of all of them, lower-case hexadecimal digits.</param>
/// <param name="Digests">Digest of each stretch (<see cref="Fingerprint"/>).</param>
internal sealed record Inspection(long Size, string Sha256, byte[] Digests, Sample Sample)
{
    private const int TailStretches = 5;

    /// <summary>Reads all bytes once.</summary>
    /// <param name="declared">Bytes there should be.</param>
    /// <param name="stillAtIt">Called between the stretches.</param>
    /// <exception cref="StoreAway">The store broke off.</exception>
    public static async Task<Inspection> OfAsync(StoredBytes bytes, long declared, Func<CancellationToken, Task> stillAtIt, CancellationToken ct)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var digests = new MemoryStream();
        var kept = new byte[TailStretches][];
        ReadOnlyMemory<byte> head = default;
        byte[] stretch;
        var (size, stretches, last) = (0L, 0, 0);
        do
        {
            // One byte more than declared, so that bytes too many are seen.
            stretch = kept[stretches % TailStretches] ??= GC.AllocateUninitializedArray<byte>((int)Math.Min(Fingerprint.Stretch, declared + 1));
            last = await bytes.FillAsync(stretch, ct);
            if (last == 0)
                break;
            whole.AppendData(stretch, 0, last);
            digests.Write(SHA256.HashData(stretch.AsSpan(0, last)));
            if (stretches++ == 0)
                head = last < Fingerprint.Stretch ? stretch.AsMemory(0, last) : stretch.ToArray();
            size += last;
            await stillAtIt(ct);
        }
        while (last == stretch.Length && size <= declared);
        return new(size, Convert.ToHexStringLower(whole.GetHashAndReset()), digests.ToArray(), new Sample(head, stretches <= 1 ? head : Tail(kept, size), size));
    }

    /// <summary>The last stretches in one piece.</summary>
    private static byte[] Tail(byte[][] kept, long size)
    {
        var stretches = (size + Fingerprint.Stretch - 1) / Fingerprint.Stretch;
        var from = Math.Max(0, stretches - (TailStretches - 1));
        var tail = new byte[size - from * Fingerprint.Stretch];
        for (var stretch = from; stretch < stretches; stretch++)
        {
            var at = (int)((stretch - from) * Fingerprint.Stretch);
            kept[stretch % TailStretches].AsSpan(0, Math.Min(Fingerprint.Stretch, tail.Length - at)).CopyTo(tail.AsSpan(at));
        }
        return tail;
    }
}
