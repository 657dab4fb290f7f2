using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Handovers.Domain;

/// <summary>The duty to hand over the material of one sale after its subscription was signed (clause 5.2.2, AMB-03, AMB-04, AMB-30).</summary>
/// <remarks>Its outcome is a function of the facts alone, so every order in which they arrive ends in the same state.</remarks>
internal sealed class Obligation : IVersioned
{
    private bool moved;

    private Obligation()
    {
    }

    public Guid Id { get; private set; }
    public Guid CompanyId { get; private set; }
    public string Clause { get; private set; } = SalesHandover.Clause;

    /// <summary>The sale; with the clause the business key.</summary>
    public Guid SaleId { get; private set; }

    public Guid PropertyId { get; private set; }
    public Party Giver { get; private set; } = null!;

    /// <summary>Version of the sale the signing date comes from.</summary>
    public long SaleVersion { get; private set; }

    /// <summary>Day 0: signing date of the last party, local archive date.</summary>
    public DateOnly StartedOn { get; private set; }

    /// <summary>Working days the policy gives.</summary>
    public int Days { get; private set; }

    /// <summary>Days the company works or not against the calendar.</summary>
    public CompanyDays CompanyDays { get; private set; } = CompanyDays.None;

    /// <summary>When the due day ends.</summary>
    public Closing Closing { get; private set; } = Closing.Midnight;

    /// <summary>Subtypes of which at least one item each must be handed over.</summary>
    public IReadOnlyList<string> Checklist { get; private set; } = [];

    /// <summary>Revision of the policy these come from; 0 for the default.</summary>
    public int PolicyRevision { get; private set; }

    /// <summary>Edition of the calendar the outcome was found with.</summary>
    public int CalendarEdition { get; private set; }

    /// <summary>Last day, until <see cref="Closing"/>; null where the calendar year is missing.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>True where a calendar year needed for the answer is missing.</summary>
    public bool Provisional { get; private set; }

    public ObligationState State { get; private set; }

    /// <summary>Day the submission that met it counts as; null before.</summary>
    public DateOnly? MetOn { get; private set; }

    /// <summary>Working days after the due day up to <see cref="MetOn"/>; 0 in time or not known.</summary>
    public int DaysLate { get; private set; }

    /// <summary>The same edition while a newer one may still change the outcome; null once it is settled for good.</summary>
    public int? OpenEdition { get; private set; }

    /// <summary>Next moment at which time alone changes the state, local archive time; null where none does.</summary>
    public DateTime? WakeAt { get; private set; }

    public long Version { get; private set; }

    public bool IsSettled => State is ObligationState.Met or ObligationState.MetLate or ObligationState.Cancelled;

    /// <summary>Opens the obligation of a signed subscription; <see cref="Judge"/> says how it stands and raises the version.</summary>
    public static Obligation Open(Guid id, Subscription signed, Term term)
    {
        var obligation = new Obligation { Id = id, SaleId = signed.SaleId };
        obligation.Start(signed, term);
        return obligation;
    }

    /// <summary>Moves start and term when a newer version of the sale names another signing date; an older one is ignored.</summary>
    /// <returns>Whether it moved.</returns>
    public bool Correct(Subscription signed, Term term)
    {
        if (signed.Version <= SaleVersion)
            return false;
        Start(signed, term);
        return true;
    }

    /// <summary>Takes the term of a newer policy revision; an older one is ignored.</summary>
    public void Take(Term term)
    {
        if (term.Revision > PolicyRevision)
            Follow(term);
    }

    /// <summary>Whether the giver owes this item.</summary>
    public bool Covers(SaleItem item) => item.SaleId == SaleId && SalesHandover.Covers(Giver, item);

    /// <summary>Refuses to waive what is not missing, or anything once the obligation is settled.</summary>
    /// <exception cref="RuleBroken"><c>OBLIGATION_SETTLED</c>, <c>PART_UNKNOWN</c>, <c>PART_NOT_MISSING</c></exception>
    public void RequireMissing(WaiverDraft draft, IReadOnlyCollection<CoveredItem> items, IReadOnlyCollection<WaivedPart> waived)
    {
        HandoverRules.ObligationSettled.Require(!IsSettled, State.Code());
        var item = items.FirstOrDefault(covered => covered.ItemId == draft.ItemId);
        var subject = draft.Part ?? draft.ItemId?.ToString();
        HandoverRules.PartUnknown.Require(draft.Part is { } part ? Checklist.Contains(part) : item is not null, subject);
        var isMissing = draft.Part is not null ? Owed(items, waived).Missing.Contains(draft.Part) : item!.Submission is null;
        HandoverRules.PartNotMissing.Require(isMissing && waived.All(waiver => waiver.ItemId is null || waiver.ItemId != draft.ItemId), subject);
    }

    /// <summary>What it owes, waivers taken off.</summary>
    public HandedOver Owed(IReadOnlyCollection<CoveredItem> items, IReadOnlyCollection<WaivedPart> waived) => HandedOver.Of(items, Checklist, waived);

    /// <summary>Finds how the obligation stands.</summary>
    /// <param name="owed">What it owes by now; see <see cref="Owed"/>.</param>
    /// <param name="cancelledOn">Day the subscription was cancelled; null where it was not.</param>
    /// <param name="edition">The calendar; the company's own days go over it.</param>
    /// <param name="now">Local archive time.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Judge(HandedOver owed, DateOnly? cancelledOn, WorkingCalendar edition, DateTime now)
    {
        var before = Outcome();
        var calendar = edition.With(CompanyDays);
        DueOn = calendar.Due(StartedOn, Days).On;
        CalendarEdition = calendar.Edition;
        var today = Closing.DayOf(now, DueOn);
        MetOn = owed.MetOn(StartedOn, DueOn, today, moment => Closing.DayOf(moment.Local, DueOn)) is { } day && (cancelledOn is null || day <= cancelledOn) ? day : null;
        var late = MetOn is { } met && DueOn is { } due ? calendar.DaysLate(due, met) : 0;
        DaysLate = late ?? 0;
        Provisional = DueOn is null || late is null;
        State = StateOn(today, cancelledOn, calendar);
        WakeAt = NextChange(calendar);
        OpenEdition = IsSettled && !Provisional ? null : calendar.Edition;
        if (before == Outcome() && !moved)
            return false;
        moved = false;
        Version++;
        return true;
    }

    private void Start(Subscription signed, Term term)
    {
        (CompanyId, PropertyId, Giver) = (signed.CompanyId, signed.PropertyId, signed.Giver);
        (StartedOn, SaleVersion) = (signed.SignedOn, signed.Version);
        Follow(term);
    }

    private void Follow(Term term)
    {
        (Days, CompanyDays, Closing, Checklist) = (term.Days, term.CompanyDays, term.Closing, term.Checklist);
        (PolicyRevision, moved) = (term.Revision, true);
    }

    private ObligationState StateOn(DateOnly today, DateOnly? cancelledOn, WorkingCalendar calendar)
    {
        if (MetOn is not null)
            return MetOn > DueOn ? ObligationState.MetLate : ObligationState.Met;
        if (cancelledOn is not null)
            return ObligationState.Cancelled;
        if (today < StartedOn)
            return ObligationState.Planned;
        if (DueOn is not { } due)
            return ObligationState.Open;
        if (today > due)
            return ObligationState.Overdue;
        return today >= calendar.WorkingDayBefore(due) ? ObligationState.DueSoon : ObligationState.Open;
    }

    private DateTime? NextChange(WorkingCalendar calendar) => State switch
    {
        ObligationState.Planned => StartedOn.ToDateTime(TimeOnly.MinValue),
        ObligationState.Open when DueOn is { } due => calendar.WorkingDayBefore(due).ToDateTime(TimeOnly.MinValue),
        ObligationState.DueSoon when DueOn is { } due => Closing.EndOf(due),
        ObligationState.Open or ObligationState.DueSoon or ObligationState.Overdue or ObligationState.Met or ObligationState.MetLate or ObligationState.Cancelled => null,
    };

    private (ObligationState State, DateOnly? Due, DateOnly? Met, int Late, bool Provisional, int Edition, DateTime? Wake) Outcome() =>
        (State, DueOn, MetOn, DaysLate, Provisional, CalendarEdition, WakeAt);
}
