using System.Security.Cryptography;
using System.Text;

namespace ArchivePlatform.Identities.Domain;

/// <summary>A code that opens one door once; only its digest is kept.</summary>
public static class OneTimeCode
{
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A fresh code of 26 letters and digits, about 148 bits.</summary>
    public static string Fresh() => RandomNumberGenerator.GetString(Letters, 26);

    /// <summary>A fresh secret of 43 letters and digits, about 245 bits.</summary>
    public static string Secret() => RandomNumberGenerator.GetString(Letters, 43);

    /// <summary>What is kept of a code.</summary>
    public static byte[] Digest(string code) => SHA256.HashData(Encoding.UTF8.GetBytes("archive-one-time " + code));
}
