using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>What a department found out later about an incomplete item; null where still unknown (clause 5.1.1b).</summary>
public sealed record Completion
{
    public DateOnly? DocumentDate { get; init; }
    public string? ResponsibleParty { get; init; }
    public int? Pages { get; init; }
    public string? ContractNo { get; init; }
    public string? Bank { get; init; }
    public string? MandateType { get; init; }
    public DateOnly? MoveInDate { get; init; }
    public int? KeysHanded { get; init; }

    /// <summary>The same contract with its gaps filled.</summary>
    internal ContractPaper Fill(ContractPaper paper) => paper with
    {
        ContractNo = paper.ContractNo ?? Valid.OptionalText(ContractNo, 100, "contractNo"),
        Bank = paper.Bank ?? Valid.OptionalText(Bank, 200, "bank"),
    };

    /// <summary>The same mandate with its gap filled.</summary>
    internal TitlePaper Fill(TitlePaper paper) => paper with
    {
        MandateType = paper.MandateType ?? Words.Optional(MandateType, ["PROPERTY_CERT", "OTHER"], "mandateType"),
    };

    /// <summary>The same move-in with its gaps filled.</summary>
    internal MoveInPaper Fill(MoveInPaper paper) => paper with
    {
        MoveInDate = paper.MoveInDate ?? Words.OptionalDate(MoveInDate, "moveInDate"),
        KeysHanded = paper.KeysHanded ?? (KeysHanded is null ? null : Valid.Number(KeysHanded, 0, 999, "keysHanded")),
    };
}
