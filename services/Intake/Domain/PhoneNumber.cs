using System.Text.RegularExpressions;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>A buyer's phone number while it is being read: a mobile number, a landline with its area code, or one with another country's code.</summary>
internal sealed partial class PhoneNumber : PersonalText
{
    private PhoneNumber(string text) : base(NumberKind.Phone, text)
    {
    }

    /// <inheritdoc/>
    public override string? Ending => Text[^4..];

    /// <summary>Reads a number as typed, with or without +86; null where none was given.</summary>
    /// <exception cref="RuleBroken"><c>PHONE_FORM</c>, <c>VALIDATION_FAILED</c></exception>
    /// <remarks>Clause 5.1.1a. Numbers of China are kept without +86, those of other countries with + and their code.</remarks>
    public static PhoneNumber? Read(string? number, string field = "phone")
    {
        if (Valid.OptionalText(number, 40, field) is not { } typed)
            return null;
        var text = AtHome(Joined(typed));
        IntakeRules.PhoneForm.Require(Form().IsMatch(text), field: field);
        return new(text);
    }

    /// <summary>Four digits by which somebody is looked for.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static string ReadEnding(string? ending, string field)
    {
        var text = Joined(Valid.Text(ending, 10, field));
        return text.Length == 4 && text.All(char.IsAsciiDigit) ? text : throw Valid.Refusal(field, "应为4位数字", "it has 4 digits");
    }

    private static string AtHome(string text)
    {
        if (text.StartsWith("00", StringComparison.Ordinal))
            text = $"+{text[2..]}";
        var rest = text.StartsWith("+86", StringComparison.Ordinal) ? text[3..] : text.Length == 13 && text.StartsWith("861", StringComparison.Ordinal) ? text[2..] : null;
        return rest is null || Form().IsMatch(rest) ? rest ?? text : $"0{rest}";
    }

    /// <summary>Mobile, landline, service number 400 or 800, abroad (E.164).</summary>
    [GeneratedRegex(@"^(1[3-9][0-9]{9}|0(10|2[0-9]|[3-9][0-9]{2})[2-9][0-9]{6,7}|[48]00[0-9]{7}|\+(?!86)[1-9][0-9]{6,14})$")]
    private static partial Regex Form();
}
