using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Lending.Domain;

/// <summary>The consultation or loan of one volume, from the request to its return: a line of the lending register (clause 5.11.1, AMB-19). Possession passes, custody does not.</summary>
internal sealed partial class Loan : IVersioned
{
    /// <summary>Finding: the level was raised above the one agreed to.</summary>
    internal const string LevelRaised = "LEVEL_RAISED";

    /// <summary>Finding: another number of pages was counted than stands in the inventory or went out.</summary>
    internal const string PagesDiffer = "PAGES_DIFFER";

    private Loan()
    {
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private set; }

    /// <summary>The owning company.</summary>
    public Guid CompanyId { get; private set; }

    /// <summary>For example <c>LN-2026-0031</c>.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The volume asked for.</summary>
    public Guid VolumeId { get; private set; }

    /// <summary>Its dossier.</summary>
    public Guid DossierId { get; private set; }

    /// <summary>Number of its dossier in the archive.</summary>
    public string DossierNumber { get; private set; } = "";

    /// <summary>What archivists call the volume, for example <c>A1</c>.</summary>
    public string VolumeCode { get; private set; } = "";

    /// <summary>Pages of its inventory when it was asked for.</summary>
    public int VolumePages { get; private set; }

    public LoanMode Mode { get; private set; }

    /// <summary>What for, 1–500 characters.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>Id of the person who borrows.</summary>
    public string Borrower { get; private set; } = "";

    /// <summary>The department the person borrows for.</summary>
    public string BorrowerDepartment { get; private set; } = "";

    public LoanState State { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Who agreed or turned down; null before.</summary>
    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said to it, at most 500 characters.</summary>
    public string? Opinion { get; private set; }

    /// <summary>Level that was agreed to; null before.</summary>
    public string? ApprovedLevel { get; private set; }

    /// <summary>What was found wrong, in the order of finding.</summary>
    public IReadOnlyList<string> Findings { get; private set; } = [];

    /// <inheritdoc/>
    public long Version { get; private set; }

    /// <summary>Whether the borrower has the volume.</summary>
    internal bool IsOut => State is LoanState.Issued or LoanState.Overdue or LoanState.Recalled;

    /// <summary>Asks for a volume.</summary>
    /// <param name="purpose">Null where none was said.</param>
    /// <exception cref="RuleBroken"><c>PURPOSE_REQUIRED</c>, <c>NOT_PERMITTED_OUT</c></exception>
    internal static Loan Request(LoanIdentity identity, LentVolume volume, LoanMode mode, string? purpose, Borrower by, DateTimeOffset at)
    {
        LendingRules.PurposeRequired.Require(purpose is not null);
        LendingRules.NotPermittedOut.Require(mode == LoanMode.ConsultOnSite || volume.Level == Levels.Lowest);
        return new Loan
        {
            Id = identity.Id,
            CompanyId = identity.CompanyId,
            Number = identity.Number,
            VolumeId = volume.Id,
            DossierId = volume.DossierId,
            DossierNumber = volume.DossierNumber,
            VolumeCode = volume.Code,
            VolumePages = volume.Pages,
            Mode = mode,
            Purpose = purpose!,
            Borrower = by.Person,
            BorrowerDepartment = by.Department,
            State = LoanState.Requested,
            RequestedAt = at,
            Version = 1,
        };
    }

    /// <summary>Agrees to it: the head of the borrower's department to reading level C on site, the office's head to anything (AMB-19).</summary>
    /// <param name="level">Level of the dossier as it counts now.</param>
    /// <remarks>Assumption: the office's head agrees also where a department has no head, and to what its head asks for.</remarks>
    /// <exception cref="RuleBroken"><c>LOAN_SELF_APPROVAL</c>, <c>NOT_PERMITTED_OUT</c>, <c>NOT_DEPARTMENT_HEAD</c>, <c>LOAN_DECIDED</c></exception>
    internal void Approve(Approver by, string level, string? opinion, DateTimeOffset at)
    {
        MustDecide(by, level);
        LendingRules.NotPermittedOut.Require(Mode == LoanMode.ConsultOnSite || level == Levels.Lowest);
        (State, ApprovedLevel) = (LoanState.Approved, level);
        Decided(by, opinion, at);
    }

    /// <summary>Turns it down.</summary>
    /// <exception cref="RuleBroken"><c>LOAN_SELF_APPROVAL</c>, <c>NOT_PERMITTED_OUT</c>, <c>NOT_DEPARTMENT_HEAD</c>, <c>LOAN_DECIDED</c></exception>
    internal void Refuse(Approver by, string level, string opinion, DateTimeOffset at)
    {
        MustDecide(by, level);
        State = LoanState.Refused;
        Decided(by, opinion, at);
    }

    /// <summary>Follows a level that was raised above the one agreed to: an approval is void, a volume that is out is called back (clause 5.1.5).</summary>
    /// <returns>Whether anything changed.</returns>
    internal bool FollowLevel(string level, DateOnly today)
    {
        if (ApprovedLevel is null || !Levels.IsAbove(level, ApprovedLevel) || !(IsOut || State == LoanState.Approved) || !Note(LevelRaised))
            return false;
        if (State == LoanState.Approved)
            State = LoanState.Void;
        else
            CallBack(today);
        Touch();
        return true;
    }

    private void MustDecide(Approver by, string level)
    {
        LendingRules.SelfApproval.Require(by.Person != Borrower);
        if (Mode == LoanMode.LendOut)
            LendingRules.NotPermittedOut.Require(by.HeadsOffice);
        else
            LendingRules.NotHead.Require(by.HeadsOffice || (by.HeadsDepartment && level == Levels.Lowest));
        LendingRules.LoanDecided.Require(State == LoanState.Requested, State.Word());
    }

    private void Decided(Approver by, string? opinion, DateTimeOffset at)
    {
        (DecidedBy, DecidedAt, Opinion) = (by.Person, at, opinion);
        Touch();
    }

    /// <returns>Whether it is new.</returns>
    private bool Note(string finding)
    {
        if (Findings.Contains(finding))
            return false;
        Findings = [.. Findings, finding];
        return true;
    }

    private void Touch() => Version++;
}
