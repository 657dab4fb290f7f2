using System.Globalization;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>A sale signed and handed over on the platform's today: in time, and provisional where the year has no calendar.</summary>
internal sealed class SaleOfToday(Demonstration acts, Ground ground)
{
    private JsonElement obligation;

    internal Step[] Steps =>
    [
        new("a sale signed today, its letter registered by the sales system, is handed over today: met (5.2.2)", MetAsync),
        new("the calendar says whether that is final, and why (AMB-03)", ExplainAsync),
    ];

    private async Task<string> MetAsync(CancellationToken ct)
    {
        var property = await ground.PropertyAsync(theKnownOne: false, ct);
        var sale = await acts.RecordSaleAsync(property.Id, ct);
        var item = await acts.RegisterItemAsync(People.SalesSystem, property.Id, sale.Id, Material.SubscriptionLetter(acts.Today), ct);
        sale = await acts.SignSubscriptionAsync(sale, acts.Today, ct);
        var draft = await acts.DraftBatchAsync(People.ZhaoMin, Place.SalesTeam, Place.ClientAffairs, [item.Id], ct);
        var batch = await acts.SubmitBatchAsync(People.ZhaoMin, draft, ct);
        await acts.AcceptBatchAsync(People.SunQi, batch, [item.Id], ct);
        obligation = await Obligations.SettledAsync(acts, sale.Id, ct);
        NotAsExpected.Unless("MET", obligation.GetProperty("state").GetString(), "the obligation");
        return $"{obligation.GetProperty("state")}, provisional {obligation.GetProperty("provisional")}";
    }

    private async Task<string> ExplainAsync(CancellationToken ct)
    {
        var from = acts.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var due = (await acts.As(People.ZhaoMin, "handover").GetAsync($"calendar/due?clause=5.2.2&from={from}", ct)).Require();
        var provisional = due["provisional"].GetBoolean();
        NotAsExpected.Unless(provisional, obligation.GetProperty("provisional").GetBoolean(), "provisional");
        if (!provisional)
        {
            NotAsExpected.Unless(due["dueOn"].GetString(), obligation.GetProperty("dueOn").GetString(), "the due day");
            return $"due {due["dueOn"]}";
        }
        NotAsExpected.Unless("CALENDAR_MISSING", due.Code, "the reason");
        return $"{due.Code} for {due["missingYear"]} in {due["calendarVersion"]}";
    }
}
