using System.Text;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>A buyer's identity number while it is being read.</summary>
internal sealed class IdentityNumber : PersonalText
{
    public const string IdCard = "ID_CARD";

    /// <summary>The documents a buyer may show.</summary>
    public static readonly IReadOnlyList<string> Types = [IdCard, "PASSPORT", "HK_MACAU_PERMIT", "TAIWAN_PERMIT", "RESIDENCE_PERMIT", "COMPANY_CODE", "OTHER"];

    private IdentityNumber(string type, string text) : base(NumberKind.Identity, text) => Type = type;

    /// <summary><c>ID_CARD</c>, <c>PASSPORT</c>, <c>HK_MACAU_PERMIT</c>, <c>TAIWAN_PERMIT</c>, <c>RESIDENCE_PERMIT</c>, <c>COMPANY_CODE</c> or <c>OTHER</c>.</summary>
    public string Type { get; }

    /// <inheritdoc/>
    public override string Material => $"{Type}\n{Text}";

    /// <summary>False where a check digit of the document does not fit (GB 11643, GB 32100, clause 5.1.1a).</summary>
    public bool PassesCheck => IdentityForm.PassesCheck(Type, Text);

    /// <summary>False where the document never has such a number.</summary>
    public bool HasForm => IdentityForm.HasForm(Type, Text);

    /// <summary>Reads a number as typed; null where none was given.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static IdentityNumber? Read(string? type, string? number, string field = "idNumber")
    {
        var kind = Words.Optional(type, Types, "idType");
        if (Valid.OptionalText(number, 40, field) is not { } text)
            return null;
        var digits = string.Concat(text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsLetterOrDigit));
        return digits.Length == 0
            ? throw Valid.Refusal(field, "不含任何数字或字母", "it holds neither digit nor letter")
            : new IdentityNumber(kind ?? throw Valid.Refusal("idType", "不能为空", "it is missing"), digits);
    }

    /// <summary>The number as it would be on each document, for a search by somebody who knows the number alone.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static IReadOnlyList<IdentityNumber> ReadForAny(string? number, string field) =>
        [.. Types.Select(type => Read(type, number, field)).OfType<IdentityNumber>()];
}
