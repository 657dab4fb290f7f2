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

    /// <summary>The item's fields with their gaps filled; the item itself is not touched.</summary>
    /// <exception cref="RuleBroken"><c>MANDATE_TYPE_CLOSED</c>, <c>VALIDATION_FAILED</c></exception>
    internal Filled Fill(Item item, bool allowsBlueHukou) => new(
        item.DocumentDate ?? Words.OptionalDate(DocumentDate, "documentDate"),
        item.ResponsibleParty ?? Valid.OptionalText(ResponsibleParty, 200, "responsibleParty"),
        item.Pages > 0 || Pages is null ? item.Pages : Valid.Number(Pages, 0, 99_999, "pages"),
        Fill(item.Contract),
        Fill(item.TitleWork, allowsBlueHukou),
        Fill(item.MoveIn));

    private ContractPaper Fill(ContractPaper paper) => paper with
    {
        ContractNo = paper.ContractNo ?? Valid.OptionalText(ContractNo, 100, "contractNo"),
        Bank = paper.Bank ?? Valid.OptionalText(Bank, 200, "bank"),
    };

    private TitlePaper Fill(TitlePaper paper, bool allowsBlueHukou) => paper with
    {
        MandateType = paper.MandateType ?? TitlePaper.MandateOf(MandateType, allowsBlueHukou),
    };

    private MoveInPaper Fill(MoveInPaper paper) => paper with
    {
        MoveInDate = paper.MoveInDate ?? Words.OptionalDate(MoveInDate, "moveInDate"),
        KeysHanded = paper.KeysHanded ?? (KeysHanded is null ? null : Valid.Number(KeysHanded, 0, 999, "keysHanded")),
    };
}

/// <summary>Descriptive fields after a completion.</summary>
internal sealed record Filled(
    DateOnly? DocumentDate, string? ResponsibleParty, int Pages, ContractPaper Contract, TitlePaper TitleWork, MoveInPaper MoveIn);
