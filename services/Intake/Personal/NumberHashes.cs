using System.Security.Cryptography;
using System.Text;
using ArchivePlatform.Intake.Domain;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Intake.Personal;

/// <summary>Turns personal numbers into keyed hashes (HMAC-SHA-256), a key for each kind: equal numbers match inside a company, and nothing can be read back.</summary>
internal sealed class NumberHashes(IOptions<IntakeOptions> options)
{
    private const string PhoneEnding = "PHONE_ENDING";

    private readonly byte[] root = Encoding.UTF8.GetBytes(options.Value.IdentityKey);

    /// <summary>The hash of a number within one company, 32 bytes.</summary>
    public byte[] Of(Guid companyId, PersonalText number) => Hash(KeyOf(number.Kind), companyId, number.Material);

    /// <summary>The hash of the last four digits of a phone number.</summary>
    public byte[] OfEnding(Guid companyId, string ending) => Hash(KeyOf(PhoneEnding), companyId, ending);

    /// <remarks>Identity numbers are hashed under the setting itself, as they were before there were other kinds.</remarks>
    private byte[] KeyOf(string kind) =>
        kind == NumberKind.Identity ? root : HKDF.DeriveKey(HashAlgorithmName.SHA256, root, 32, info: Encoding.UTF8.GetBytes($"intake/{kind}"));

    private static byte[] Hash(byte[] key, Guid companyId, string material) =>
        HMACSHA256.HashData(key, (byte[])[.. companyId.ToByteArray(), .. Encoding.UTF8.GetBytes(material)]);
}
