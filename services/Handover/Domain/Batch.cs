using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Handovers.Domain;

/// <summary>A transfer list with which one party hands items over to another (clauses 5.1.4, 5.2.2, AMB-27).</summary>
/// <remarks>Lines are accepted or returned one by one; an accepted line passes custody at once. The list itself is never deleted.</remarks>
internal sealed partial class Batch : IVersioned
{
    /// <summary>Most lines a batch may hold; one announcement carries them all.</summary>
    public const int MostLines = 500;

    /// <summary>Working days after a return by which the giver should offer the line again (AMB-27).</summary>
    public const int ResubmitDays = 5;

    private readonly List<BatchLine> lines = [];
    private IReadOnlySet<Guid> hidden = new HashSet<Guid>();

    private Batch()
    {
    }

    public Guid Id { get; private set; }
    public Guid CompanyId { get; private set; }

    /// <summary>For example <c>HO-2026-0031</c>; unique in the company.</summary>
    public string Number { get; private set; } = "";

    public Party From { get; private set; } = null!;
    public Party To { get; private set; } = null!;
    public BatchState State { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public string CreatedBy { get; private set; } = "";

    /// <summary>Server time of the latest submission; null while a draft.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }
    public string? SubmittedBy { get; private set; }

    /// <summary>Server time of the first decision on a line; from then on the batch cannot be withdrawn.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whether the giver is a department in which people of another company act (AMB-33).</summary>
    public bool IsExternal { get; private set; }

    /// <summary>When customer service countersigned what is offered now; null before, and again after each submission.</summary>
    public DateTimeOffset? CountersignedAt { get; private set; }
    public string? CountersignedBy { get; private set; }

    public long Version { get; private set; }
    public IReadOnlyList<BatchLine> Lines => lines;

    /// <summary>The lines that exist for whoever looks or decides; see <see cref="Hide"/>.</summary>
    public IEnumerable<BatchLine> Shown => lines.Where(line => !hidden.Contains(line.ItemId));

    /// <summary>Begins an empty list of what <paramref name="from"/> hands over to <paramref name="to"/>.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>GIVER_IS_RECEIVER</c>, <c>NOT_GIVER</c></exception>
    public static Batch Draft(BatchIdentity identity, Party from, Party to, Member by, DateTimeOffset at)
    {
        HandoverRules.GiverIsReceiver.Require(from != to);
        HandoverRules.NotGiver.Require(by.IsIn(from.Department), from.Department);
        return new Batch
        {
            Id = identity.Id,
            CompanyId = identity.CompanyId,
            Number = identity.Number,
            From = from,
            To = to,
            State = BatchState.Draft,
            CreatedAt = at,
            CreatedBy = by.Person,
            Version = 1,
        };
    }

    /// <summary>Keeps lines from whoever is about to look or decide: they are neither shown nor named nor decided on (clause 5.1.5).</summary>
    /// <param name="items">Items of the list that are hidden.</param>
    public void Hide(IReadOnlySet<Guid> items) => hidden = items;

    /// <summary>Marks it as given by another company's people: customer service must countersign, whatever becomes of the trust (clause 4.3.2).</summary>
    public void MarkExternal() => IsExternal = true;

    /// <summary>Puts items of the giver on the list of a draft, in the order given.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_GIVER</c>, <c>BATCH_NOT_OPEN</c>, <c>BATCH_ALREADY_ACCEPTED</c>, <c>BATCH_FULL</c>, <c>CUSTODY_CONFLICT</c>, <c>ITEM_ALREADY_LISTED</c></exception>
    public void List(IReadOnlyCollection<OfferedItem> items, Member by)
    {
        MustBeGiver(by);
        MustBe(State == BatchState.Draft);
        HandoverRules.BatchFull.Require(lines.Count + items.Count <= MostLines, MostLines);
        foreach (var item in items)
        {
            MustHold(item);
            HandoverRules.ItemAlreadyListed.Require(lines.All(line => line.ItemId != item.ItemId), item.ItemId);
            lines.Add(BatchLine.Of(lines.Count + 1, item));
        }
        Touch();
    }

    /// <summary>Offers the whole draft to the receiver.</summary>
    /// <param name="items">Every item of the list as it is registered and held now.</param>
    /// <param name="officerInCharge">Whether the giving department has a records officer today (clause 5.1.6).</param>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_GIVER</c>, <c>BATCH_NOT_OPEN</c>, <c>BATCH_ALREADY_ACCEPTED</c>, <c>BATCH_EMPTY</c>, <c>NO_RECORDS_OFFICER</c>, <c>CUSTODY_CONFLICT</c></exception>
    public void Submit(IReadOnlyDictionary<Guid, OfferedItem> items, Member by, bool officerInCharge, DateTimeOffset at)
    {
        MustBeGiver(by);
        MustBe(State == BatchState.Draft);
        HandoverRules.BatchEmpty.Require(lines.Count > 0);
        Offer(lines, items, by, officerInCharge, at);
    }

    /// <summary>Offers returned lines again; each counts as handed over at <paramref name="at"/> (AMB-30).</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_GIVER</c>, <c>LINE_UNKNOWN</c>, <c>BATCH_NOT_OPEN</c>, <c>BATCH_ALREADY_ACCEPTED</c>, <c>NO_RECORDS_OFFICER</c>, <c>CUSTODY_CONFLICT</c></exception>
    public void Resubmit(IReadOnlyDictionary<Guid, OfferedItem> items, Member by, bool officerInCharge, DateTimeOffset at)
    {
        MustBeGiver(by);
        Offer(InState(LineState.Returned, items.Keys), items, by, officerInCharge, at);
    }

    /// <summary>Takes the batch back before the first decision; its items are free again.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_GIVER</c>, <c>BATCH_NOT_OPEN</c>, <c>BATCH_ALREADY_ACCEPTED</c></exception>
    public void Withdraw(Member by)
    {
        MustBeGiver(by);
        MustBe(State is BatchState.Draft or BatchState.Submitted && DecidedAt is null);
        foreach (var line in lines)
            line.Withdraw();
        State = BatchState.Withdrawn;
        Touch();
    }

    private void Offer(IReadOnlyList<BatchLine> offered, IReadOnlyDictionary<Guid, OfferedItem> items, Member by, bool officerInCharge, DateTimeOffset at)
    {
        HandoverRules.NoRecordsOfficer.Require(officerInCharge, From.Department);
        foreach (var line in offered)
        {
            MustHold(items[line.ItemId]);
            line.Describe(items[line.ItemId]);
            line.Offer(by.Person, at);
        }
        (SubmittedAt, SubmittedBy, CountersignedAt, CountersignedBy) = (at, by.Person, null, null);
        State = StateOfLines();
        Touch();
    }

    private BatchState StateOfLines()
    {
        if (lines.All(line => line.State == LineState.Accepted))
            return BatchState.Accepted;
        if (lines.Any(line => line.State == LineState.Accepted))
            return BatchState.PartlyAccepted;
        return lines.All(line => line.State == LineState.Returned) ? BatchState.Returned : BatchState.Submitted;
    }

    private List<BatchLine> InState(LineState state, IEnumerable<Guid> items)
    {
        var wanted = items.ToHashSet();
        var found = Shown.Where(line => wanted.Remove(line.ItemId)).ToList();
        HandoverRules.LineUnknown.Require(wanted.Count == 0, wanted.FirstOrDefault());
        HandoverRules.BatchAlreadyAccepted.Require(found.All(line => line.State != LineState.Accepted), Number);
        MustBe(found.All(line => line.State == state));
        return found;
    }

    private void MustBe(bool open)
    {
        HandoverRules.BatchAlreadyAccepted.Require(open || State != BatchState.Accepted, Number);
        HandoverRules.BatchNotOpen.Require(open, Number, State.Code());
    }

    private void MustHold(OfferedItem item) => HandoverRules.CustodyConflict.Require(From.Covers(item.Holder) && item.Holder != To, item.ItemId);

    private void MustBeGiver(Member by) => HandoverRules.NotGiver.Require(by.IsIn(From.Department), From.Department);

    private void Touch() => Version++;
}
