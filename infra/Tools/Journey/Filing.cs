using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>The archive takes the material over, numbers the dossier and arranges it (clauses 5.1.4, 5.10).</summary>
internal sealed class Filing(Demonstration acts, FirstSale material, BuyersPapers papers)
{
    private Answer dossier = null!;
    private Answer batch = null!;

    private Desk Archivist => acts.As(People.LiMin, "dossier");

    /// <summary>Everything that goes to the archive, the key receipt last.</summary>
    internal List<Guid> Items => [.. material.Items, .. papers.Items];

    /// <summary>The dossier's number in the archive.</summary>
    internal string Number => $"S001-ZY·KH·YHY-{material.PropertyCode}";

    internal Step[] Opening => [new("a working dossier has opened by itself (5.3.1)", WorkingAsync)];

    internal Step[] Steps =>
    [
        new("孙七 hands everything to the archive (5.3.2)", HandOverAsync),
        new("李敏 accepts all but the key receipt, which she returns (5.1.4)", ReturnAsync),
        new("孙七 resubmits it, 李敏 accepts (5.1.4)", ResubmitAsync),
        new("all items lie in the pool exactly once", PoolAsync),
        new("李敏 formalises the dossier: it gets its number (5.10.1, AMB-01)", FormaliseAsync),
        new("李敏 arranges the items into their groups (5.10.2)", ArrangeAsync),
        new("each stands in the inventory exactly once, the pool is empty", InventoryAsync),
        new("李敏 declares the dossier arranged (5.10.2a)", CompleteAsync),
        new("the letter's custody names its three holders (5.1.4)", CustodyAsync),
    ];

    private async Task<string> WorkingAsync(CancellationToken ct)
    {
        dossier = await FindAsync("WORKING", ct);
        return dossier["state"].ToString();
    }

    private async Task<string> HandOverAsync(CancellationToken ct)
    {
        var draft = await acts.DraftBatchAsync(People.SunQi, Place.ClientAffairs, Place.Archive, Items, ct);
        batch = await acts.SubmitBatchAsync(People.SunQi, draft, ct);
        return $"{batch["batchNo"]} {batch["state"]}, {Items.Count} lines";
    }

    private async Task<string> ReturnAsync(CancellationToken ct)
    {
        batch = await acts.AcceptBatchAsync(People.LiMin, batch, Items[..^1], ct);
        var lines = new[] { new { itemId = Items[^1], reason = "缺客户签名" } };
        batch = (await acts.As(People.LiMin, "handover").PostAsync($"batches/{batch.Id}/returns", new { lines }, batch.Version, ct: ct)).Require();
        return batch["state"].ToString();
    }

    private async Task<string> ResubmitAsync(CancellationToken ct)
    {
        batch = (await acts.As(People.SunQi, "handover").PostAsync($"batches/{batch.Id}/resubmission", new { itemIds = Items[^1..] }, batch.Version, ct: ct)).Require();
        batch = await acts.AcceptBatchAsync(People.LiMin, batch, Items[^1..], ct);
        NotAsExpected.Unless("ACCEPTED", batch["state"].GetString(), "the batch");
        return batch["state"].ToString();
    }

    private async Task<string> PoolAsync(CancellationToken ct)
    {
        await Eventually.Holds("all items lie in the pool, held by GMO", async () =>
            (await PooledAsync(ct)).Count(item => item.GetProperty("holderDepartment").GetString() == "GMO") == Items.Count, ct: ct);
        NotAsExpected.Unless(Items.Count, (await PooledAsync(ct)).Count, "the number of lines in the pool");
        return $"{Items.Count} items";
    }

    private async Task<string> FormaliseAsync(CancellationToken ct)
    {
        dossier = (await Archivist.GetAsync($"dossiers/{dossier.Id}", ct)).Require();
        dossier = (await Archivist.PostAsync($"dossiers/{dossier.Id}/formalisation", new { }, dossier.Version, ct: ct)).Require();
        NotAsExpected.Unless(Number, dossier["number"].GetString(), "the number");
        NotAsExpected.Unless("ACCEPTED", dossier["state"].GetString(), "the dossier");
        return dossier["number"].ToString();
    }

    private async Task<string> ArrangeAsync(CancellationToken ct)
    {
        var lines = (await PooledAsync(ct)).OrderBy(item => Items.IndexOf(item.GetProperty("itemId").GetGuid()))
            .Select(item => new { itemId = item.GetProperty("itemId").GetGuid(), group = item.GetProperty("group").GetString()! }).ToList();
        dossier = (await Archivist.PostAsync($"dossiers/{dossier.Id}/arrangement", new { lines }, dossier.Version, ct: ct)).Require();
        return string.Join(", ", lines.CountBy(line => line.group).Select(group => $"{group.Value} in {group.Key}"));
    }

    private async Task<string> InventoryAsync(CancellationToken ct)
    {
        var lines = await InventoryOfAsync(dossier.Id, ct);
        NotAsExpected.Unless(
            string.Join(' ', Items.Order()),
            string.Join(' ', lines.Select(line => line.GetProperty("itemId").GetGuid()).Order()),
            "the inventory");
        NotAsExpected.Unless($"{Number}·A-0001", lines[0].GetProperty("itemNumber").GetString(), "the first item number");
        NotAsExpected.Unless(0, (await PooledAsync(ct)).Count, "the number of lines in the pool");
        return $"{lines[0].GetProperty("itemNumber")} to {lines[^1].GetProperty("itemNumber")}";
    }

    internal async Task<List<JsonElement>> InventoryOfAsync(Guid id, CancellationToken ct) =>
        [.. (await Archivist.GetAsync($"dossiers/{id}/inventory", ct)).Require()["items"].EnumerateArray()];

    private async Task<string> CompleteAsync(CancellationToken ct)
    {
        dossier = (await Archivist.PostAsync($"dossiers/{dossier.Id}/completion", new { }, dossier.Version, ct: ct)).Require();
        NotAsExpected.Unless("ARRANGED", dossier["state"].GetString(), "the dossier");
        return dossier["state"].ToString();
    }

    private async Task<string> CustodyAsync(CancellationToken ct)
    {
        var custody = (await acts.As(People.LiMin, "handover").GetAsync($"items/{material.Items[0]}/custody", ct)).Require();
        var chain = custody["chain"].EnumerateArray().OrderBy(hop => hop.GetProperty("hop").GetInt32()).ToList();
        var holders = chain.SelectMany(hop => new[] { Holder(hop, "from"), Holder(hop, "to") }).Where(holder => holder.Length > 0).Distinct().ToList();
        NotAsExpected.Unless("SALES/SALES_TEAM:YHY > SALES/CLIENT_AFFAIRS > GMO", string.Join(" > ", holders), "the chain of holders");
        return string.Join(" > ", holders);
    }

    private Task<Answer> FindAsync(string state, CancellationToken ct) =>
        Eventually.Gives($"a dossier in state {state} for {material.PropertyCode}", async () =>
        {
            var found = (await Archivist.GetAsync($"dossiers?property={material.PropertyId}", ct)).Require()["items"];
            NotAsExpected.Unless(found.GetArrayLength() <= 1, "the property has two dossiers");
            var dossier = found.EnumerateArray().FirstOrDefault();
            return dossier.ValueKind == JsonValueKind.Object && dossier.GetProperty("state").GetString() == state
                ? (await Archivist.GetAsync($"dossiers/{dossier.GetProperty("id")}", ct)).Require()
                : null;
        }, ct: ct);

    private async Task<List<JsonElement>> PooledAsync(CancellationToken ct) =>
        [.. (await Archivist.GetAsync($"dossiers/{dossier.Id}/pool", ct)).Require()["items"].EnumerateArray()];

    private static string Holder(JsonElement hop, string side)
    {
        var (department, team) = (Text(hop, $"{side}Department"), Text(hop, $"{side}Team"));
        return team.Length > 0 ? $"{department}/{team}" : department;
    }

    private static string Text(JsonElement hop, string member) => hop.GetProperty(member).GetString() ?? "";
}
