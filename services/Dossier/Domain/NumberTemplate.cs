using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>How reference codes (档号) are built: by volume after DA/T 13-2022, “-” between levels, “·” inside one (clause 5.10.1, AMB-01).</summary>
/// <param name="Text">Segments <c>{fonds} {category} {project} {property} {group} {item}</c>, each once and in this order, with fixed elements allowed before the property; it ends with <c>·{group}-{item}</c>.</param>
/// <param name="SerialWidth">Digits of an item's serial, 3 to 6.</param>
internal sealed partial record NumberTemplate(string Text, int SerialWidth)
{
    /// <summary>Gives <c>S001-ZY·KH·YHY-B03U2R1503·A-0007</c>.</summary>
    internal const string Default = "{fonds}-{category}·{project}-{property}·{group}-{item}";

    /// <summary>Category and class of customer dossiers: specialised records, customers (AMB-25).</summary>
    private const string CustomerDossiers = "ZY·KH";

    private const string ItemPart = "·{group}-{item}";

    /// <summary>Number of a dossier, for example <c>S001-ZY·KH·YHY-B03U2R1503</c>.</summary>
    internal string DossierNumber(string fonds, string project, string property) => new StringBuilder(Text[..^ItemPart.Length])
        .Replace("{fonds}", fonds)
        .Replace("{category}", CustomerDossiers)
        .Replace("{project}", project)
        .Replace("{property}", property)
        .ToString();

    /// <summary>Where the item numbers of a group are counted, for example <c>S001-ZY·KH·YHY-B03U2R1503·A</c>.</summary>
    internal static string SeriesOf(string dossierNumber, string group) => $"{dossierNumber}·{group}";

    /// <summary>Number of an item, for example <c>S001-ZY·KH·YHY-B03U2R1503·A-0001</c>.</summary>
    /// <exception cref="RuleBroken"><c>SERIES_EXHAUSTED</c></exception>
    internal static string ItemNumber(string series, int serial, int width)
    {
        var digits = serial.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
        DossierRules.SeriesExhausted.Require(digits.Length == width, series, width);
        return $"{series}-{digits}";
    }

    /// <summary>A number or code as people type it: full-width letters, digits and hyphens become half-width, every middle dot U+00B7.</summary>
    internal static string Normal(string typed) => string.Concat(typed.Trim().Select(letter => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - 0xFEE0),
        '\u2027' or '\u30FB' or '\uFF65' or '\u2022' or '\u2219' or '\u22C5' => '\u00B7',
        _ => letter,
    }));

    /// <summary>Whether a template holds every segment once and in order and gives numbers of the platform's shape.</summary>
    internal static bool IsAcceptable(string text) =>
        text.Length <= 200 && Grammar().IsMatch(text) && Shape().IsMatch(new NumberTemplate(text, 4).DossierNumber("S001", "YHY", "B03U2R1503"));

    [GeneratedRegex(@"\A\{fonds\}[A-Z0-9·-]*\{category\}[A-Z0-9·-]*\{project\}[A-Z0-9·-]*\{property\}·\{group\}-\{item\}\z")]
    private static partial Regex Grammar();

    [GeneratedRegex(@"\A[A-Z][0-9]{3}-[A-Z]{2}(·[A-Z0-9]{1,8}){1,3}-[\p{Lo}A-Z0-9]{1,32}\z")]
    private static partial Regex Shape();
}
