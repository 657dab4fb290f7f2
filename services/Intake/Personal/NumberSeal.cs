using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Intake.Personal;

/// <summary>Seals personal numbers for their place and opens them there again, by AES-256-GCM under keys that are not in the database.</summary>
internal sealed class NumberSeal(IOptions<IntakeOptions> options)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lazy<IReadOnlyDictionary<string, byte[]>> keys = new(() => options.Value.SealingKeys.ToDictionary(key => key.Name, key => key.Read()));

    /// <summary>Name of the key that seals.</summary>
    public string Newest => options.Value.SealingKeys[0].Name;

    /// <summary>Names of the keys that only open.</summary>
    public IReadOnlyList<string> Replaced => [.. options.Value.SealingKeys.Skip(1).Select(key => key.Name)];

    /// <summary>Seals under the newest key: nonce, tag, cipher text.</summary>
    public byte[] Seal(NumberPlace place, string number)
    {
        var plain = Encoding.UTF8.GetBytes(number);
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        var (nonce, tag, text) = Parts(whole);
        RandomNumberGenerator.Fill(nonce.Span);
        using var cipher = new AesGcm(keys.Value[Newest], TagBytes);
        cipher.Encrypt(nonce.Span, plain, text.Span, tag.Span, place.Binding(Newest));
        return whole;
    }

    /// <summary>Opens what the named key has sealed for this place.</summary>
    /// <exception cref="CryptographicException">It was changed, it comes from another place, or the key is none of ours.</exception>
    public string Open(NumberPlace place, string key, byte[] whole)
    {
        if (!keys.Value.TryGetValue(key, out var secret))
            throw new CryptographicException($"It was sealed under '{key}', which is not among Intake:SealingKeys.");
        if (whole.Length < NonceBytes + TagBytes)
            throw new CryptographicException("The sealed number is cut.");
        var (nonce, tag, text) = Parts(whole);
        var plain = new byte[text.Length];
        using var cipher = new AesGcm(secret, TagBytes);
        cipher.Decrypt(nonce.Span, text.Span, tag.Span, plain, place.Binding(key));
        return Encoding.UTF8.GetString(plain);
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Text) Parts(Memory<byte> whole) =>
        (whole[..NonceBytes], whole[NonceBytes..(NonceBytes + TagBytes)], whole[(NonceBytes + TagBytes)..]);
}
