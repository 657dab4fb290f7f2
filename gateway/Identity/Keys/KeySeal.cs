using System.Security.Cryptography;
using System.Text;
using ArchivePlatform.Identities.Settings;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.Keys;

/// <summary>Seals what must not be readable in the database or its backups, by AES-256-GCM under a key that is not in it.</summary>
internal sealed class KeySeal(IOptions<IdentitySettings> options)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int MarkBytes = 4;

    private readonly Lazy<IReadOnlyList<byte[]>> keys = new(() => [.. options.Value.SealingKeys.Select(Convert.FromBase64String)]);

    /// <summary>Seals under the first key: mark of the key, nonce, tag, cipher text.</summary>
    internal byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var key = keys.Value[0];
        var sealedBytes = new byte[MarkBytes + NonceBytes + TagBytes + plain.Length];
        Mark(key).CopyTo(sealedBytes, 0);
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(MarkBytes, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            sealedBytes.AsSpan(MarkBytes, NonceBytes), plain, sealedBytes.AsSpan(MarkBytes + NonceBytes + TagBytes), sealedBytes.AsSpan(MarkBytes + NonceBytes, TagBytes));
        return sealedBytes;
    }

    /// <summary>Opens what any of the keys has sealed.</summary>
    /// <exception cref="CryptographicException">It was changed, or its key is none of ours.</exception>
    internal byte[] Open(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < MarkBytes + NonceBytes + TagBytes)
            throw new CryptographicException("The sealed value is cut.");
        var key = Find(sealedBytes[..MarkBytes]);
        var plain = new byte[sealedBytes.Length - MarkBytes - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(
            sealedBytes.Slice(MarkBytes, NonceBytes), sealedBytes[(MarkBytes + NonceBytes + TagBytes)..], sealedBytes.Slice(MarkBytes + NonceBytes, TagBytes), plain);
        return plain;
    }

    internal string SealText(string text) => Convert.ToBase64String(Seal(Encoding.UTF8.GetBytes(text)));

    internal string OpenText(string text) => Encoding.UTF8.GetString(Open(Convert.FromBase64String(text)));

    private byte[] Find(ReadOnlySpan<byte> mark)
    {
        foreach (var key in keys.Value)
        {
            if (mark.SequenceEqual(Mark(key)))
                return key;
        }
        throw new CryptographicException("It was sealed under a key that is not among Identity:SealingKeys.");
    }

    private static byte[] Mark(byte[] key) => SHA256.HashData([.. "archive-seal"u8, .. key])[..MarkBytes];
}
