using System.Security.Cryptography;
using ArchivePlatform.Identities.Domain;
using Microsoft.IdentityModel.Tokens;

namespace ArchivePlatform.Identities.Keys;

/// <summary>A key of the issuer, sealed: it signs tokens, or keeps codes and refresh tokens unreadable.</summary>
/// <remarks>It is published from its making, used from <see cref="ActiveFrom"/> until a younger one is, and believed for a day longer.</remarks>
internal sealed class StoredKey
{
    /// <summary>How long a replaced key is still believed: longer than any token lives.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromHours(25);

    private StoredKey()
    {
    }

    /// <summary>Name of the key (<c>kid</c>).</summary>
    public string Id { get; private set; } = "";

    /// <summary>True for a signing key, false for an encryption key.</summary>
    public bool Signs { get; private set; }

    public byte[] Sealed { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ActiveFrom { get; private set; }

    /// <summary>When it was withdrawn, for example because it became known; null otherwise.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public string MadeBy { get; private set; } = "";

    /// <summary>A fresh P-256 key for signatures (ES256).</summary>
    internal static StoredKey Signing(KeySeal seal, DateTimeOffset now, TimeSpan delay, string by)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Of(seal.Seal(key.ExportPkcs8PrivateKey()), signs: true, now, delay, by);
    }

    /// <summary>A fresh 256-bit key for codes and refresh tokens.</summary>
    internal static StoredKey Encrypting(KeySeal seal, DateTimeOffset now, TimeSpan delay, string by) =>
        Of(seal.Seal(RandomNumberGenerator.GetBytes(32)), signs: false, now, delay, by);

    /// <summary>Withdraws it at once: what it signed is believed no longer.</summary>
    internal void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    internal SigningCredentials ToSigning(KeySeal seal)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(seal.Open(Sealed), out _);
        return new(new ECDsaSecurityKey(key) { KeyId = Id }, SecurityAlgorithms.EcdsaSha256);
    }

    internal EncryptingCredentials ToEncrypting(KeySeal seal) =>
        new(new SymmetricSecurityKey(seal.Open(Sealed)) { KeyId = Id }, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512);

    private static StoredKey Of(byte[] bytes, bool signs, DateTimeOffset now, TimeSpan delay, string by) => new()
    {
        Id = OneTimeCode.Fresh()[..16],
        Signs = signs,
        Sealed = bytes,
        CreatedAt = now,
        ActiveFrom = now + delay,
        MadeBy = by,
    };
}
