using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Lending.Domain;

/// <content>From handing the volume out to taking it back (clauses 4.1.2, 5.11.1, AMB-19).</content>
internal sealed partial class Loan
{
    /// <summary>Working days late at which a borrower is reminded; the first as soon as the due day is over.</summary>
    private static readonly int[] Ladder = [0, 3, 7];

    public DateTimeOffset? IssuedAt { get; private set; }

    public string? IssuedBy { get; private set; }

    /// <summary>Pages counted when it was handed out.</summary>
    public int? PagesIssued { get; private set; }

    /// <summary>Day the running period is counted from, local archive date.</summary>
    public DateOnly? TermFrom { get; private set; }

    /// <summary>Working days of the running period; 0 for what is read on site.</summary>
    public int TermDays { get; private set; }

    /// <summary>Last day, until 24:00; null before it is issued and while a calendar year is missing.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Edition of the calendar the due day was found with.</summary>
    public int CalendarEdition { get; private set; }

    public int Renewals { get; private set; }

    /// <summary>Working days late the last notice stands for; null before the first.</summary>
    public int? OverdueNotice { get; private set; }

    /// <summary>Day on which to look whether a notice is due; null where none can be.</summary>
    public DateOnly? LookOn { get; private set; }

    public DateTimeOffset? RecalledAt { get; private set; }

    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>Who took it back.</summary>
    public string? ReceivedBy { get; private set; }

    /// <summary>Pages counted when it came back.</summary>
    public int? PagesReturned { get; private set; }

    /// <summary>Working days between the due day and the return.</summary>
    public int DaysLate { get; private set; }

    /// <summary>What was noted at the return or the recall, at most 500 characters.</summary>
    public string? Remark { get; private set; }

    /// <summary>Whether its due day is not known for want of a calendar year (AMB-03).</summary>
    internal bool IsProvisional => IsOut && DueOn is null;

    /// <summary>Hands the volume out.</summary>
    /// <param name="pages">Pages counted, 0 or more.</param>
    /// <param name="level">Level of the dossier as it counts now.</param>
    /// <exception cref="RuleBroken"><c>NOT_PERMITTED_OUT</c>, <c>APPROVAL_VOID</c>, <c>LOAN_NOT_APPROVED</c></exception>
    internal void Issue(int pages, string level, LoanDue due, string by, DateTimeOffset at)
    {
        LendingRules.NotPermittedOut.Require(Mode == LoanMode.ConsultOnSite || State is not (LoanState.Requested or LoanState.Refused));
        LendingRules.ApprovalVoid.Require(State != LoanState.Void && (State != LoanState.Approved || !Levels.IsAbove(level, ApprovedLevel!)));
        LendingRules.LoanNotApproved.Require(State == LoanState.Approved, State.Word());
        (State, IssuedAt, IssuedBy, PagesIssued) = (LoanState.Issued, at, by, pages);
        if (pages != VolumePages)
            Note(PagesDiffer);
        Take(due);
        Touch();
    }

    /// <summary>Prolongs it by another period from today; what is overdue or called back comes back first.</summary>
    /// <exception cref="RuleBroken"><c>LOAN_NOT_OUT</c>, <c>LOAN_NOT_RENEWABLE</c>, <c>RENEWALS_USED_UP</c></exception>
    internal void Renew(LendingTerm term, LoanDue due)
    {
        MustBeOut();
        LendingRules.NotRenewable.Require(Mode == LoanMode.LendOut && State == LoanState.Issued && !(due.From > DueOn));
        LendingRules.RenewalsUsedUp.Require(Renewals < term.Renewals, term.Renewals);
        Renewals++;
        Take(due);
        Touch();
    }

    /// <summary>Finds the due day of a running period anew by a newer calendar (AMB-03).</summary>
    /// <returns>Whether the due day changed.</returns>
    internal bool Recount(LoanDue due)
    {
        var before = DueOn;
        CalendarEdition = due.Edition;
        if (due.On == before)
            return false;
        (State, OverdueNotice) = (LoanState.Issued, null);
        Take(due);
        Touch();
        return true;
    }

    /// <summary>Asks for the volume back before its time.</summary>
    /// <exception cref="RuleBroken"><c>LOAN_NOT_OUT</c>, <c>LOAN_RECALLED</c></exception>
    internal void Recall(string reason, DateOnly today, DateTimeOffset at)
    {
        MustBeOut();
        LendingRules.AlreadyRecalled.Require(State != LoanState.Recalled);
        (RecalledAt, Remark) = (at, reason);
        CallBack(today);
        Touch();
    }

    /// <summary>Takes the volume back; another number of pages than went out is an incident.</summary>
    /// <exception cref="RuleBroken"><c>LOAN_NOT_OUT</c></exception>
    internal void Return(Receipt receipt, WorkingCalendar calendar)
    {
        MustBeOut();
        State = receipt.Pages == PagesIssued ? LoanState.Returned : LoanState.Incident;
        (ReturnedAt, ReceivedBy, PagesReturned) = (receipt.At, receipt.By, receipt.Pages);
        if (State == LoanState.Incident)
            Note(PagesDiffer);
        DaysLate = DueOn is { } due ? calendar.DaysLate(due, receipt.On) ?? 0 : 0;
        (Remark, LookOn) = (receipt.Remark ?? Remark, null);
        Touch();
    }

    /// <summary>Reminds the borrower where a step of the ladder is reached, 0, 3 and 7 working days after the due day.</summary>
    /// <returns>Whether a notice is due.</returns>
    internal bool Remind(WorkingCalendar calendar, DateOnly today)
    {
        if (!IsOut || DueOn is not { } due || today <= due)
            return false;
        var late = calendar.DaysLate(due, today) ?? 0;
        var notice = Ladder.Last(step => step <= late);
        LookOn = notice == Ladder[^1] ? null : calendar.Due(due, Ladder.First(step => step > notice)).On ?? today.AddDays(1);
        if (notice == OverdueNotice)
            return false;
        (OverdueNotice, State) = (notice, State == LoanState.Issued ? LoanState.Overdue : State);
        Touch();
        return true;
    }

    private void Take(LoanDue due) =>
        (TermFrom, TermDays, DueOn, CalendarEdition, LookOn) = (due.From, due.Days, due.On, due.Edition, due.On?.AddDays(1));

    /// <summary>It is due at once, so that the ladder begins tomorrow.</summary>
    private void CallBack(DateOnly today)
    {
        State = LoanState.Recalled;
        if (DueOn is not { } due || due > today)
            (DueOn, LookOn) = (today, today.AddDays(1));
    }

    private void MustBeOut() => LendingRules.LoanNotOut.Require(IsOut, State.Word());
}
