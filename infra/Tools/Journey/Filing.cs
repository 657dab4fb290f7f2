using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>The archive takes the material over, numbers the dossier and arranges it (clauses 5.1.4, 5.10).</summary>
internal sealed class Filing(Demonstration acts, FirstSale material)
{
    private Answer dossier = null!;

    private Desk Archivist => acts.As(People.LiMin, "dossier");

    private string Number => $"S001-ZY·KH·YHY-{material.PropertyCode}";

    internal Step[] Steps =>
    [
        new("a working dossier has opened by itself (5.3.1)", WorkingAsync),
        new("孙七 hands it to the archive, 李敏 accepts (5.1.4)", HandOverAsync),
        new("both items lie in the pool exactly once", PoolAsync),
        new("李敏 formalises the dossier: it gets its number (5.10.1, AMB-01)", FormaliseAsync),
        new("李敏 arranges both items into group A (5.10.2)", ArrangeAsync),
        new("both stand in the inventory exactly once, the pool is empty", InventoryAsync),
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
        var draft = await acts.DraftBatchAsync(People.SunQi, Place.ClientAffairs, Place.Archive, material.Items, ct);
        var submitted = await acts.SubmitBatchAsync(People.SunQi, draft, ct);
        var accepted = await acts.AcceptBatchAsync(People.LiMin, submitted, material.Items, ct);
        return $"{accepted["batchNo"]} {accepted["state"]}";
    }

    private async Task<string> PoolAsync(CancellationToken ct)
    {
        await Eventually.Holds("both items lie in the pool, held by GMO", async () =>
            (await PooledAsync(ct)).Count(item => item.GetProperty("holderDepartment").GetString() == "GMO") == 2, ct: ct);
        NotAsExpected.Unless(2, (await PooledAsync(ct)).Count, "the number of lines in the pool");
        return "2 items";
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
        var lines = material.Items.Select(item => new { itemId = item, group = "A" }).ToList();
        dossier = (await Archivist.PostAsync($"dossiers/{dossier.Id}/arrangement", new { lines }, dossier.Version, ct: ct)).Require();
        return dossier["lines"][0].GetProperty("itemNumber").ToString();
    }

    private async Task<string> InventoryAsync(CancellationToken ct)
    {
        var lines = (await Archivist.GetAsync($"dossiers/{dossier.Id}/inventory", ct)).Require()["items"].EnumerateArray().ToList();
        NotAsExpected.Unless(
            string.Join(' ', material.Items.Order()),
            string.Join(' ', lines.Select(line => line.GetProperty("itemId").GetGuid()).Order()),
            "the inventory");
        NotAsExpected.Unless($"{Number}·A-0001", lines[0].GetProperty("itemNumber").GetString(), "the first item number");
        NotAsExpected.Unless(true, lines.All(line => line.GetProperty("volume").GetString() == "A1"), "every line in volume A1");
        NotAsExpected.Unless(0, (await PooledAsync(ct)).Count, "the number of lines in the pool");
        return lines[0].GetProperty("itemNumber").ToString();
    }

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
