using System.Globalization;
using System.Text.RegularExpressions;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>Numbers of sales: the company's own, or ours where it gives none (AMB-29).</summary>
internal static partial class SaleNumber
{
    /// <summary>Our number, for example <c>XS-2026-000001</c>.</summary>
    /// <param name="serial">Place in the year, from 1.</param>
    public static string Of(int year, long serial) => string.Create(CultureInfo.InvariantCulture, $"XS-{year:D4}-{serial:D6}");

    /// <summary>The company's number as typed, null where it gives none; the form of our numbers is not its to give.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static string? Given(string? saleNo)
    {
        var text = Valid.OptionalText(saleNo, 40, "saleNo");
        return text is null || !Ours().IsMatch(text)
            ? text
            : throw Valid.Refusal("saleNo", "XS-年-六位流水号由系统编制", "numbers of the form XS-YYYY-NNNNNN are given by the platform");
    }

    [GeneratedRegex("^XS-[0-9]{4}-[0-9]{6,}$")]
    private static partial Regex Ours();
}
