using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>Looks for the obligation of a sale.</summary>
internal static class Obligations
{
    /// <summary>Waits until the sale's obligation under clause 5.2.2 is settled.</summary>
    internal static async Task<JsonElement> SettledAsync(Demonstration acts, Guid sale, CancellationToken ct)
    {
        var desk = acts.As(People.SunQi, "handover");
        var found = await Eventually.Gives($"the obligation of sale {sale} is settled", async () =>
        {
            var obligations = (await desk.GetAsync($"obligations?sale={sale}", ct)).Require()["items"];
            NotAsExpected.Unless(obligations.GetArrayLength() <= 1, "the sale has two obligations");
            return obligations.EnumerateArray()
                .Where(one => one.GetProperty("state").GetString() is "MET" or "MET_LATE")
                .Select(one => new Answered(one)).FirstOrDefault();
        }, ct: ct);
        return found.Body;
    }

    /// <summary>Waits until all but one item of the sale are handed over.</summary>
    internal static Task<Answer> RemainingAsync(Demonstration acts, Guid sale, CancellationToken ct)
    {
        var desk = acts.As(People.LiMin, "handover");
        return Eventually.Gives($"one item of sale {sale} is left", async () =>
        {
            var found = (await desk.GetAsync($"obligations?sale={sale}", ct)).Require()["items"].EnumerateArray().FirstOrDefault(one => one.GetProperty("remaining").GetInt32() == 1);
            return found.ValueKind == JsonValueKind.Object ? (await desk.GetAsync($"obligations/{found.GetProperty("id")}", ct)).Require() : null;
        }, ct: ct);
    }

    private sealed record Answered(JsonElement Body);
}
