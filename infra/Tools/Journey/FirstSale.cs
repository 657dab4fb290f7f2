using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>A sale signed on 2026-09-28 whose material, on five carriers, reaches client affairs (clauses 2, 5.2.2).</summary>
internal sealed class FirstSale(Demonstration acts, Ground ground)
{
    internal static readonly DateOnly SignedOn = new(2026, 9, 28);
    private static readonly DateOnly DueOn = new(2026, 10, 10);

    private Answer sale = null!;
    private Answer batch = null!;
    private Guid lost;

    internal Step[] Registering =>
    [
        new("王强 registers a property (2, 5.10.1)", PropertyAsync),
        new("赵敏 opens a sale (AMB-29)", SaleAsync),
        new("赵敏 registers the subscription letter, twice with one key (3.1)", LetterAsync),
        new("赵敏 registers the queue agreement (3.1)", AgreementAsync),
        .. Others.Select(one => new Step($"赵敏 registers {one.Title} on {one.Carrier} (2)", ct => RegisterAsync(one, ct))),
        new("赵敏 registers a second copy of the agreement, which is lost later", LostAsync),
    ];

    internal Step[] HandingOver =>
    [
        new("the subscription letter is signed on 2026-09-28 (5.2.2)", SignAsync),
        new("the calendar explains the due day step by step (AMB-03)", CalendarAsync),
        new("赵敏 submits a batch to client affairs (5.2.2)", SubmitAsync),
        new("孙七 accepts it: custody passes (5.1.4)", AcceptAsync),
        new("李敏 does without the lost copy, 陈总 approved it (AMB-30, 5.1.1b)", WaiveAsync),
        new("the obligation is met, late with its days (AMB-30)", ObligationAsync),
    ];

    internal string PropertyCode { get; private set; } = "";

    internal Guid PropertyId { get; private set; }

    internal Guid SaleId => sale.Id;

    /// <summary>The letter first, then the agreement, the photo, the recording, the film and the electronic agreement.</summary>
    internal List<Guid> Items { get; } = [];

    private static Material[] Others =>
    [
        Material.QueueAgreement(SignedOn.AddDays(-7)) with { Carrier = "ELECTRONIC", Title = "排号协议（电子版）" },
        new("OTHER", "PHOTOGRAPH", "签约现场照片", SignedOn, 1) { Carrier = "PHOTO", Reason = "签约现场留存" },
        new("OTHER", "RECORD", "签约说明录音", SignedOn, 1) { Carrier = "AUDIO", Reason = "签约现场留存" },
        new("OTHER", "RECORD", "签约现场录像", SignedOn, 1) { Carrier = "VIDEO", Reason = "签约现场留存" },
    ];

    /// <summary>Trace of the request that accepted the batch.</summary>
    internal string AcceptanceTrace { get; private set; } = "";

    private async Task<string> PropertyAsync(CancellationToken ct)
    {
        var property = await ground.PropertyAsync(theKnownOne: true, ct);
        (PropertyId, PropertyCode) = (property.Id, property["propertyCode"].GetString()!);
        return PropertyCode;
    }

    private async Task<string> SaleAsync(CancellationToken ct)
    {
        sale = await acts.RecordSaleAsync(PropertyId, ct);
        return sale["saleNo"].ToString();
    }

    private async Task<string> LetterAsync(CancellationToken ct)
    {
        var body = Material.SubscriptionLetter(SignedOn).Body(PropertyId, sale.Id);
        var key = $"journey-{sale.Id}";
        var desk = acts.As(People.ZhaoMin, "intake");
        var first = (await desk.PostAsync("items", body, key: key, ct: ct)).Require();
        var again = (await desk.PostAsync("items", body, key: key, ct: ct)).Require();
        NotAsExpected.Unless(first.Text, again.Text, "the second answer");
        NotAsExpected.Unless("A", first["group"].GetString(), "the group");
        NotAsExpected.Unless("REGISTERED", first["state"].GetString(), "the state");
        Items.Add(first.Id);
        return first["interimNo"].ToString();
    }

    private Task<string> AgreementAsync(CancellationToken ct) => RegisterAsync(Material.QueueAgreement(SignedOn.AddDays(-7)), ct);

    private async Task<string> RegisterAsync(Material material, CancellationToken ct)
    {
        var item = await acts.RegisterItemAsync(PropertyId, sale.Id, material, ct);
        NotAsExpected.Unless("REGISTERED", item["state"].GetString(), "the state");
        Items.Add(item.Id);
        return item["interimNo"].ToString();
    }

    private async Task<string> LostAsync(CancellationToken ct)
    {
        var item = await acts.RegisterItemAsync(PropertyId, sale.Id, Material.QueueAgreement(SignedOn.AddDays(-7)), ct);
        lost = item.Id;
        return item["interimNo"].ToString();
    }

    private async Task<string> SignAsync(CancellationToken ct)
    {
        sale = await acts.SignSubscriptionAsync(sale, SignedOn, ct);
        return sale["state"].ToString();
    }

    private async Task<string> CalendarAsync(CancellationToken ct)
    {
        var due = (await acts.As(People.ZhaoMin, "handover").GetAsync("calendar/due?clause=5.2.2&from=2026-09-28", ct)).Require();
        NotAsExpected.Unless("2026-10-10", due["dueOn"].GetString(), "the due day");
        var counted = due["steps"].EnumerateArray().Where(step => step.GetProperty("kind").GetString() is "WORKDAY" or "MAKEUP");
        NotAsExpected.Unless(5, counted.Count(), "the number of working days counted");
        return $"due {due["dueOn"]} by {due["calendarVersion"]}";
    }

    private async Task<string> SubmitAsync(CancellationToken ct)
    {
        var draft = await acts.DraftBatchAsync(People.ZhaoMin, Place.SalesTeam, Place.ClientAffairs, Items, ct);
        batch = await acts.SubmitBatchAsync(People.ZhaoMin, draft, ct);
        return $"{batch["batchNo"]} {batch["state"]}";
    }

    private async Task<string> AcceptAsync(CancellationToken ct)
    {
        batch = await acts.AcceptBatchAsync(People.SunQi, batch, Items, ct);
        AcceptanceTrace = batch.TraceId;
        NotAsExpected.Unless("ACCEPTED", batch["state"].GetString(), "the batch");
        return $"{batch["batchNo"]} {batch["state"]}";
    }

    private async Task<string> WaiveAsync(CancellationToken ct)
    {
        var obligation = await Obligations.RemainingAsync(acts, sale.Id, ct);
        var waiver = new { itemId = lost, reason = "原件遗失，客户已声明", approver = People.ChenZong.Id };
        var waived = (await acts.As(People.LiMin, "handover").PostAsync($"obligations/{obligation.Id}/waivers", waiver, obligation.Version, ct: ct)).Require();
        return $"{waived["waivers"][0].GetProperty("reason")}, {waived["waivers"][0].GetProperty("approver")}";
    }

    private async Task<string> ObligationAsync(CancellationToken ct)
    {
        var obligation = await Obligations.SettledAsync(acts, sale.Id, ct);
        NotAsExpected.Unless("2026-10-10", obligation.GetProperty("dueOn").GetString(), "the due day");
        var late = acts.Today > DueOn;
        NotAsExpected.Unless(late ? "MET_LATE" : "MET", obligation.GetProperty("state").GetString(), "the obligation");
        var days = obligation.GetProperty("daysLate").GetInt32();
        // Working days of a year without a calendar cannot be counted; then the answer says that it is provisional.
        NotAsExpected.Unless(!late || days > 0 || obligation.GetProperty("provisional").GetBoolean(), "it is late by no day");
        return string.Create(CultureInfo.InvariantCulture, $"{obligation.GetProperty("state")}, {days} working days late");
    }
}
