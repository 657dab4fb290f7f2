using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Handovers.Calendars;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>The obligations of some sales with the facts that decide them, taken by nobody else until the transaction ends.</summary>
/// <remarks>Whoever changes a fact takes the sale first: so no two changes overlook each other, and every order ends in the same state (AMB-30).</remarks>
internal sealed class ObligationBook(HandoverDb db, SaleFacts facts, CalendarDesk calendars, TimeProvider clock)
{
    private const int Round = 100;

    private readonly Dictionary<Guid, Obligation> obligations = [];
    private PolicyShelf policies = new([]);
    private WorkingCalendar calendar = new(0, []);

    /// <summary>The facts of the sales taken.</summary>
    public SaleFacts Facts => facts;

    /// <summary>Takes the sales named and those the items belong to, wherever that is by now; needs a transaction.</summary>
    /// <param name="opensIn">Companies in which an obligation may be opened.</param>
    public async Task TakeAsync(IEnumerable<Guid> sales, IReadOnlyCollection<Guid> itemIds, CancellationToken ct, params IEnumerable<Guid> opensIn)
    {
        await db.LockPoliciesForReadingAsync(ct);
        var taken = new HashSet<Guid>();
        var wanted = sales.ToHashSet();
        do
        {
            wanted.UnionWith(await SalesOfAsync(itemIds, ct));
            wanted.ExceptWith(taken);
            await db.LockSalesAsync(wanted, ct);
            taken.UnionWith(wanted);
        }
        while (!taken.IsSupersetOf(await SalesOfAsync(itemIds, ct)));
        await facts.ReadAsync(taken, itemIds, ct);
        foreach (var obligation in await db.Obligations.Where(row => row.Clause == SalesHandover.Clause && taken.Contains(row.SaleId)).ToListAsync(ct))
            obligations[obligation.SaleId] = obligation;
        policies = await db.PoliciesOfAsync([.. obligations.Values.Select(obligation => obligation.CompanyId).Union(opensIn)], ct);
        calendar = await calendars.CurrentAsync(ct);
    }

    /// <summary>Judges a round of obligations again that time, a calendar or a policy may have moved.</summary>
    /// <returns>How many were judged.</returns>
    public async Task<int> JudgeAgainAsync(IQueryable<Obligation> due, CancellationToken ct)
    {
        var sales = await due.Select(obligation => obligation.SaleId).Take(Round).ToListAsync(ct);
        if (sales.Count == 0)
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await TakeAsync(sales, [], ct);
        sales.ForEach(Judge);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return sales.Count;
    }

    /// <summary>Opens the obligation of a signed subscription, or moves it where a newer version of the sale corrects the day (AMB-04).</summary>
    public void Sign(Subscription signed)
    {
        var term = policies.InForce(signed.CompanyId, signed.SignedOn) ?? Term.Default;
        if (!obligations.TryGetValue(signed.SaleId, out var obligation))
        {
            db.Add(obligations[signed.SaleId] = obligation = Obligation.Open(clock.NewId(), signed, term));
            db.Audit(null, "obligation.open", Subject(obligation), new { clause = obligation.Clause, sale = signed.SaleId, startedOn = signed.SignedOn });
            return;
        }
        var before = obligation.StartedOn;
        if (obligation.Correct(signed, term))
            db.Audit(null, "obligation.correct", Subject(obligation), new { from = before, to = signed.SignedOn, saleVersion = signed.Version });
    }

    /// <summary>The obligation of a sale that was taken.</summary>
    public Obligation Of(Guid saleId) => obligations[saleId];

    /// <summary>Finds how the obligation of a sale stands, if there is one, and announces any change.</summary>
    public void Judge(Guid saleId)
    {
        if (!obligations.TryGetValue(saleId, out var obligation))
            return;
        if (policies.InForce(obligation.CompanyId, obligation.StartedOn) is { } term)
            obligation.Take(term);
        if (!obligation.Judge(facts.OwedBy(obligation), facts.CancelledOn(saleId), calendar, LocalTime.Of(clock.GetUtcNow())))
            return;
        db.Announce(Changed(obligation));
        db.Audit(null, "obligation.judge", Subject(obligation), new
        {
            state = obligation.State.Code(),
            obligation.DueOn,
            obligation.Provisional,
            obligation.MetOn,
            obligation.DaysLate,
            calendarVersion = calendar.Name,
            obligation.PolicyRevision,
        });
    }

    private async Task<List<Guid>> SalesOfAsync(IReadOnlyCollection<Guid> itemIds, CancellationToken ct) =>
        itemIds.Count == 0
            ? []
            : await db.SaleItems.Where(row => itemIds.Contains(row.ItemId) && row.SaleId != null).Select(row => row.SaleId!.Value).Distinct().ToListAsync(ct);

    private ObligationChanged Changed(Obligation obligation) => new(
        obligation.Id, obligation.CompanyId, obligation.Clause, obligation.SaleId, obligation.PropertyId, obligation.Giver.Department,
        obligation.State.Code(), obligation.StartedOn, obligation.DueOn, obligation.Provisional, obligation.MetOn, obligation.DaysLate,
        calendar.Name, obligation.Version, clock.GetUtcNow());

    private static string Subject(Obligation obligation) => $"obligation/{obligation.Id}";
}
