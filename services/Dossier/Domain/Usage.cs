namespace ArchivePlatform.Dossiers.Domain;

/// <summary>What a property is used for (clause 2).</summary>
internal enum Usage
{
    /// <summary>A home, <c>RESIDENTIAL</c>.</summary>
    Residential,

    /// <summary>A shop, <c>SHOP</c>.</summary>
    Shop,
}

/// <summary>The words of <see cref="Usage"/> in requests, answers and messages.</summary>
internal static class UsageWords
{
    /// <summary>Reads the word.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>USAGE_UNKNOWN</c></exception>
    internal static Usage Read(string? word)
    {
        DossierRules.UsageUnknown.Require(word is "RESIDENTIAL" or "SHOP", word);
        return word == "SHOP" ? Usage.Shop : Usage.Residential;
    }

    /// <summary>The word.</summary>
    internal static string Word(this Usage usage) => usage == Usage.Shop ? "SHOP" : "RESIDENTIAL";
}
