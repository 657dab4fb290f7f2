using System.Text;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>A buyer's identity number while it is being read; it is never stored or sent, only its keyed hash and its masked form.</summary>
internal sealed class IdentityNumber
{
    public const string IdCard = "ID_CARD";
    private static readonly string[] Types = [IdCard, "PASSPORT", "HK_MACAU_PERMIT", "TAIWAN_PERMIT", "RESIDENCE_PERMIT", "COMPANY_CODE", "OTHER"];
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly string digits;

    private IdentityNumber(string type, string digits)
    {
        Type = type;
        this.digits = digits;
    }

    /// <summary><c>ID_CARD</c>, <c>PASSPORT</c>, <c>HK_MACAU_PERMIT</c>, <c>TAIWAN_PERMIT</c>, <c>RESIDENCE_PERMIT</c>, <c>COMPANY_CODE</c> or <c>OTHER</c>.</summary>
    public string Type { get; }

    /// <summary>The number with all but its last four characters masked; numbers under eight characters are masked whole.</summary>
    public string Masked => digits.Length < 8 ? new string('*', digits.Length) : new string('*', digits.Length - 4) + digits[^4..];

    /// <summary>The bytes a keyed hash is made of, so that equal numbers match however they were typed.</summary>
    public ReadOnlySpan<byte> Material => Encoding.UTF8.GetBytes($"{Type}\n{digits}");

    /// <summary>False only for an identity card whose check digit does not fit (GB 11643, clause 5.1.1a).</summary>
    public bool PassesCheck => Type != IdCard || HasCheckDigit(digits);

    /// <summary>Reads a number as typed; null where none was given.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static IdentityNumber? Read(string? type, string? number)
    {
        var kind = Words.Optional(type, Types, "idType");
        if (Valid.OptionalText(number, 40, "idNumber") is not { } text)
            return null;
        var digits = string.Concat(text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit));
        return digits.Length == 0
            ? throw Valid.Refusal("idNumber", "不含任何数字或字母", "it holds neither digit nor letter")
            : new IdentityNumber(kind ?? throw Valid.Refusal("idType", "不能为空", "it is missing"), digits);
    }

    private static bool HasCheckDigit(string digits)
    {
        if (digits.Length != 18 || digits[..17].Any(digit => !char.IsAsciiDigit(digit)))
            return false;
        var sum = Weights.Select((weight, at) => weight * (digits[at] - '0')).Sum();
        return "10X98765432"[sum % 11] == digits[17];
    }
}
