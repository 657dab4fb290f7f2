using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>A company's own uniform form of property codes: court, block, unit, room (clause 5.10.1).</summary>
/// <remarks>Whatever the pattern, a code is 1 to 32 Chinese characters, capitals or digits (AMB-01).</remarks>
internal sealed class PropertyPattern
{
    /// <summary>Court in Chinese where there is one, block B or shop row S, unit U where there is one, room R with a letter after a split: <c>B03U2R1503</c>, <c>S01R0101</c>.</summary>
    internal const string Default = @"[\p{Lo}]{0,8}[BS][0-9]{2}(U[0-9]{1,2})?R[0-9]{3,4}[A-Z]?";

    private readonly Regex form;

    internal PropertyPattern(string pattern) =>
        form = new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The code in its stored form.</summary>
    /// <param name="typed">As people type it; full-width letters and digits are taken as half-width.</param>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>NUMBER_FORMAT</c></exception>
    internal string Read(string? typed)
    {
        var code = NumberTemplate.Normal(Valid.Text(typed, 64, "propertyCode"));
        DossierRules.NumberFormat.Require(HasShape(code) && form.IsMatch(WithoutRare(code)), code);
        return code;
    }

    /// <summary>Whether a pattern can be used: at most 200 characters, a regular expression that needs no backtracking.</summary>
    internal static bool IsAcceptable(string pattern)
    {
        try
        {
            return pattern.Length is >= 1 and <= 200 && new PropertyPattern(pattern).form.IsMatch("") is false;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool HasShape(string code) =>
        code.EnumerateRunes().Count() <= 32
        && code.EnumerateRunes().All(rune => rune.Value is (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter);

    /// <summary>Rare characters lie outside what a regular expression of .NET can name as one letter; a common one stands in for them.</summary>
    private static string WithoutRare(string code) =>
        string.Concat(code.EnumerateRunes().Select(rune => rune.IsBmp ? rune.ToString() : "一"));
}
