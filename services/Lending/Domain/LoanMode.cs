namespace ArchivePlatform.Lending.Domain;

/// <summary>How a volume is used (clause 5.11.1).</summary>
internal enum LoanMode
{
    /// <summary>Read in the archive room, back the same day.</summary>
    ConsultOnSite,

    /// <summary>Taken out of the archive room.</summary>
    LendOut,
}

/// <summary>The words of <see cref="LoanMode"/> in requests, answers and messages.</summary>
internal static class LoanModeWords
{
    private const string OnSite = "CONSULT_ON_SITE";
    private const string Out = "LEND_OUT";

    /// <summary>Reads the word.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>MODE_UNKNOWN</c></exception>
    internal static LoanMode Read(string? word)
    {
        LendingRules.ModeUnknown.Require(word is OnSite or Out, word);
        return word == Out ? LoanMode.LendOut : LoanMode.ConsultOnSite;
    }

    /// <summary>The word.</summary>
    internal static string Word(this LoanMode mode) => mode == LoanMode.LendOut ? Out : OnSite;
}
