using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>What an item says about its contract (clause 3.2).</summary>
internal sealed record ContractPaper(string? ContractNo, string? Bank, string? SupplementOf)
{
    /// <summary>Reads the contract's fields; a supplement must name its main contract, by its own field or the contract number.</summary>
    /// <exception cref="RuleBroken"><c>PARENT_CONTRACT_MISSING</c>, <c>VALIDATION_FAILED</c></exception>
    public static ContractPaper Of(ItemLine line)
    {
        var paper = new ContractPaper(
            Valid.OptionalText(line.ContractNo, 100, "contractNo"),
            Valid.OptionalText(line.Bank, 200, "bank"),
            Valid.OptionalText(line.SupplementOf, 100, "supplementOf"));
        var isSupplement = Subtype.Supplements.Contains(line.Subtype ?? "");
        IntakeRules.ParentContractMissing.Require(!isSupplement || paper.SupplementOf is not null || paper.ContractNo is not null, field: "contractNo");
        return paper;
    }

    /// <summary>What is still to be found out, in the words of the request.</summary>
    public IEnumerable<string> Missing(string subtype)
    {
        if (subtype is Subtype.SaleContract or Subtype.MortgageContract && ContractNo is null)
            yield return "contractNo";
        if (subtype == Subtype.MortgageContract && Bank is null)
            yield return "bank";
    }
}
