using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>What a buyer who pays in cash leaves with client affairs: contract, certificate, moving in (clauses 3.2–3.4, 5.3.1).</summary>
internal sealed class BuyersPapers(Demonstration acts, FirstSale sale)
{
    private static readonly DateOnly ContractOn = FirstSale.SignedOn.AddDays(9);
    private static readonly DateOnly MovedInOn = FirstSale.SignedOn.AddDays(30);

    internal Step[] Steps => [.. Papers.Select(paper => new Step($"孙七 registers {paper.Title} ({paper.Category})", ct => RegisterAsync(paper, ct)))];

    /// <summary>The key receipt last.</summary>
    internal List<Guid> Items { get; } = [];

    private static Material[] Papers =>
    [
        new("CONTRACT", "SALE_CONTRACT", "房地产买卖合同", ContractOn, 24) { Keeper = Place.ClientAffairs, ContractNo = "深房预2026-0815" },
        new("TITLE", "CERTIFICATE_COPY", "不动产权证书复印件", ContractOn, 2) { Keeper = Place.ClientAffairs },
        new("MOVE_IN", "MOVE_IN_CHECKLIST", "入伙手续清单", MovedInOn, 2) { Keeper = Place.ClientAffairs, MoveInDate = MovedInOn, Checklist = ["验房", "水电表读数", "领取钥匙"] },
        new("MOVE_IN", "KEY_RECEIPT", "钥匙签收单", MovedInOn, 1) { Keeper = Place.ClientAffairs, MoveInDate = MovedInOn, KeysHanded = 3 },
    ];

    private async Task<string> RegisterAsync(Material paper, CancellationToken ct)
    {
        var item = await acts.RegisterItemAsync(People.SunQi, sale.PropertyId, sale.SaleId, paper, ct);
        NotAsExpected.Unless("A", item["group"].GetString(), "the group");
        Items.Add(item.Id);
        return $"{item["interimNo"]} {item["state"]}";
    }
}
