using System.Security.Cryptography;
using System.Text;
using ArchivePlatform.Intake.Domain;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Turns identity numbers into keyed hashes (HMAC-SHA-256): equal numbers match inside a company, and nothing can be read back.</summary>
internal sealed class IdentitySeal(IOptions<IntakeOptions> options)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes(options.Value.IdentityKey);

    /// <summary>The hash of a number within one company, 32 bytes.</summary>
    public byte[] Of(Guid companyId, IdentityNumber number) => HMACSHA256.HashData(key, (byte[])[.. companyId.ToByteArray(), .. number.Material]);
}
