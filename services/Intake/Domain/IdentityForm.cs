using System.Text.RegularExpressions;

namespace ArchivePlatform.Intake.Domain;

/// <summary>Forms and check digits of identity documents (clause 5.1.1a); what does not fit becomes a finding, since the paper is what it is.</summary>
/// <remarks>Assumption: forms after the documents issued today; older ones are kept with their finding.</remarks>
internal static partial class IdentityForm
{
    private const string CompanyLetters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] CardWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether a document of that type may bear the number.</summary>
    public static bool HasForm(string type, string number) => type switch
    {
        IdentityNumber.IdCard => CardNumber().IsMatch(number),
        "PASSPORT" => Passport().IsMatch(number),
        "HK_MACAU_PERMIT" => HomeReturnPermit().IsMatch(number),
        "TAIWAN_PERMIT" => TaiwanPermit().IsMatch(number),
        "RESIDENCE_PERMIT" => ResidencePermit().IsMatch(number),
        "COMPANY_CODE" => CompanyCode().IsMatch(number),
        _ => true,
    };

    /// <summary>Whether the check digit fits, where the document has one.</summary>
    public static bool PassesCheck(string type, string number) => type switch
    {
        IdentityNumber.IdCard => CardNumber().IsMatch(number) && HasCardDigit(number),
        "RESIDENCE_PERMIT" => number.Length != 18 || !CardNumber().IsMatch(number) || HasCardDigit(number),
        "COMPANY_CODE" => !CompanyCode().IsMatch(number) || HasCompanyDigit(number),
        _ => true,
    };

    /// <summary>GB 11643: the sum of the weighted digits chooses the last one.</summary>
    private static bool HasCardDigit(string number)
    {
        var sum = CardWeights.Select((weight, at) => weight * (number[at] - '0')).Sum();
        return "10X98765432"[sum % 11] == number[17];
    }

    /// <summary>GB 32100: powers of 3 modulo 31 over an alphabet without I, O, S, V and Z.</summary>
    private static bool HasCompanyDigit(string number)
    {
        var (sum, weight) = (0, 1);
        foreach (var letter in number[..17])
        {
            sum += CompanyLetters.IndexOf(letter, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return CompanyLetters[(31 - sum % 31) % 31] == number[17];
    }

    [GeneratedRegex("^[0-9]{17}[0-9X]$")]
    private static partial Regex CardNumber();

    [GeneratedRegex("^[A-Z0-9]{5,14}$")]
    private static partial Regex Passport();

    [GeneratedRegex("^[HM][0-9]{8}([0-9]{2})?$")]
    private static partial Regex HomeReturnPermit();

    [GeneratedRegex("^[0-9]{8}([0-9]{2}[A-Z]?)?$")]
    private static partial Regex TaiwanPermit();

    [GeneratedRegex("^(8[123][0-9]{15}[0-9X]|9[0-9]{17}|[A-Z]{3}[0-9]{12})$")]
    private static partial Regex ResidencePermit();

    [GeneratedRegex("^[0-9A-HJ-NPQRTUWXY]{18}$")]
    private static partial Regex CompanyCode();
}
