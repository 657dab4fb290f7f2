using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Everything that decides the obligations of some sales: their items, where these were handed over, cancellations.</summary>
internal sealed class SaleFacts(HandoverDb db)
{
    private readonly Dictionary<Guid, SaleItem> items = [];
    private readonly Dictionary<Guid, SortedList<int, CustodyHop>> steps = [];
    private readonly Dictionary<Guid, Cancellation> cancellations = [];
    private readonly Dictionary<Guid, Waiver> waivers = [];

    /// <summary>Reads the facts of the sales, and those of further items that may join them.</summary>
    public async Task ReadAsync(IReadOnlyCollection<Guid> sales, IReadOnlyCollection<Guid> furtherItems, CancellationToken ct)
    {
        foreach (var item in await db.SaleItems.Where(row => (row.SaleId != null && sales.Contains(row.SaleId.Value)) || furtherItems.Contains(row.ItemId)).ToListAsync(ct))
            items[item.ItemId] = item;
        var ids = items.Keys.Union(furtherItems).ToList();
        foreach (var step in await db.CustodyHops.AsNoTracking().Where(row => ids.Contains(row.ItemId) && row.SubmittedAt != null).ToListAsync(ct))
            Add(step);
        foreach (var cancelled in await db.Cancellations.Where(row => sales.Contains(row.SaleId)).ToListAsync(ct))
            cancellations[cancelled.SaleId] = cancelled;
        foreach (var waiver in await db.Waivers.AsNoTracking().Where(row => sales.Contains(row.SaleId)).ToListAsync(ct))
            waivers[waiver.Id] = waiver;
    }

    /// <summary>Takes in what was announced of an item.</summary>
    /// <returns>The sales it belonged and belongs to.</returns>
    public IEnumerable<Guid> Learn(ItemFact fact)
    {
        if (!items.TryGetValue(fact.ItemId, out var item))
        {
            db.Add(items[fact.ItemId] = item = SaleItem.Of(fact));
            return item.SaleId is { } only ? [only] : [];
        }
        var before = item.SaleId;
        item.Learn(fact);
        return new[] { before, item.SaleId }.OfType<Guid>().Distinct();
    }

    /// <summary>Takes in that a subscription was cancelled.</summary>
    public void Cancel(Cancellation cancelled)
    {
        if (cancellations.TryGetValue(cancelled.SaleId, out var known))
            known.Learn(cancelled.CancelledOn, cancelled.Version);
        else
            db.Add(cancellations[cancelled.SaleId] = cancelled);
    }

    /// <summary>Takes in that a missing part need not be handed over.</summary>
    public void Waive(Waiver waiver)
    {
        db.Add(waiver);
        waivers[waiver.Id] = waiver;
    }

    /// <summary>Takes in a step of custody.</summary>
    public void Add(CustodyHop step)
    {
        if (!steps.TryGetValue(step.ItemId, out var chain))
            steps[step.ItemId] = chain = [];
        chain[step.Hop] = step;
    }

    public Guid? SaleOf(Guid itemId) => items.GetValueOrDefault(itemId)?.SaleId;

    public DateOnly? CancelledOn(Guid saleId) => cancellations.GetValueOrDefault(saleId)?.CancelledOn;

    /// <summary>The waivers of a sale, oldest first.</summary>
    public IReadOnlyList<Waiver> WaiversOf(Guid saleId) => [.. waivers.Values.Where(waiver => waiver.SaleId == saleId).OrderBy(waiver => waiver.Id)];

    /// <summary>The items that were waived, of all sales read.</summary>
    public IReadOnlyList<Guid> WaivedItems => [.. waivers.Values.Select(waiver => waiver.ItemId).OfType<Guid>()];

    /// <summary>What was waived of a sale, and when.</summary>
    public IReadOnlyList<WaivedPart> WaivedOf(Guid saleId) =>
        [.. WaiversOf(saleId).Select(waiver => new WaivedPart(waiver.Part, waiver.ItemId, new Submission(waiver.At, LocalTime.Of(waiver.At))))];

    /// <summary>What an obligation owes by now.</summary>
    public HandedOver OwedBy(Obligation obligation) => obligation.Owed(CoveredBy(obligation), WaivedOf(obligation.SaleId));

    /// <summary>The items an obligation covers, each with the submission that handed it over.</summary>
    public IReadOnlyList<CoveredItem> CoveredBy(Obligation obligation) =>
        [.. items.Values.Where(obligation.Covers).Select(item =>
            new CoveredItem(item.ItemId, item.Subtype, item.RegisteredAt, ArchiveTime.DateOf(item.RegisteredAt), SubmissionOf(item.ItemId)))];

    private Submission? SubmissionOf(Guid itemId) =>
        steps.TryGetValue(itemId, out var chain)
        && chain.Values.FirstOrDefault(SalesHandover.Settles) is { SubmittedAt: { } at }
            ? new Submission(at, LocalTime.Of(at))
            : null;
}
