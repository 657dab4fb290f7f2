using System.Text.RegularExpressions;

namespace ArchivePlatform.Intake.Domain;

/// <summary>Hides identity, phone and bank numbers that people write into titles and reasons: they never leave the service (clause 5.2.1).</summary>
/// <remarks>Rather one number too many than one too few: any twelve digits in a row are hidden, unless they are two dates.</remarks>
internal static partial class NumbersInText
{
    private const string Hidden = "***";
    private const int LikeAnAccount = 12;

    /// <summary>The text with such numbers replaced by <c>***</c>; the rest stays as typed.</summary>
    public static string Hide(string text)
    {
        var passports = Lettered().Replace(text, Hidden);
        var whole = Whole().Replace(passports, found => IsPersonal(found.Value) ? Hidden : found.Value);
        return Grouped().Replace(whole, found => IsPersonal(found.Value) ? Hidden : found.Value);
    }

    /// <summary>As <see cref="Hide"/>; null stays null.</summary>
    public static string? HideIn(string? text) => text is null ? null : Hide(text);

    private static bool IsPersonal(string found)
    {
        var digits = string.Concat(found.Where(char.IsDigit).Select(digit => (char)('0' + (int)char.GetNumericValue(digit))));
        return (digits.Length >= LikeAnAccount && !Dates().IsMatch(digits)) || Phone().IsMatch(digits) || (found[0] is '+' or '＋' && digits.Length > 7);
    }

    /// <summary>Passports and permits: one or two letters and their digits.</summary>
    [GeneratedRegex(@"(?<![A-Za-z\d])([A-Za-z]\d{8}(\d{2})?|[A-Za-z]{2}\d{7})(?![A-Za-z\d])")]
    private static partial Regex Lettered();

    /// <summary>Digits in one piece, full-width ones too.</summary>
    [GeneratedRegex(@"[+＋]?\d{8,}[XxＸｘ]?")]
    private static partial Regex Whole();

    /// <summary>Digits in groups.</summary>
    [GeneratedRegex(@"[+＋]?\(?\d(?:[\p{Zs}\p{Pd}.()（）]{0,2}\d){7,}[XxＸｘ]?")]
    private static partial Regex Grouped();

    [GeneratedRegex("^((0|00)?86)?1[3-9][0-9]{9}$|^0[0-9]{9,11}$")]
    private static partial Regex Phone();

    [GeneratedRegex("^((19|20)[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9]){2}$")]
    private static partial Regex Dates();
}
