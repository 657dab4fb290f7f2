using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ArchivePlatform.Stack.SignIn;

/// <summary>An authenticator as anybody may write one from RFC 6238: SHA-1, 30 seconds, 6 digits.</summary>
public sealed partial class Authenticator(string secret)
{
    private readonly byte[] key = Bytes(secret);

    /// <summary>The secret a set-up page shows.</summary>
    /// <exception cref="InvalidOperationException">It shows none.</exception>
    public static string SecretOn(PageAnswer page) =>
        Secret().Match(page.Body) is { Success: true } shown
            ? shown.Groups["secret"].Value
            : throw new InvalidOperationException($"No second factor is set up here: {page.Status} {page.Body}");

    /// <summary>The code of now, or of <paramref name="steps"/> half-minutes later.</summary>
    public string Code(int steps = 0)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + steps);
#pragma warning disable CA5350 // RFC 6238 authenticators compute HMAC-SHA-1.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsLetterOrDigit).Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }

    [GeneratedRegex("""<code id="secret">(?<secret>[A-Z2-7 ]+)</code>""")]
    private static partial Regex Secret();
}
