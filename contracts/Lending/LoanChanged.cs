namespace ArchivePlatform.Contracts.Lending;

/// <summary>Lending announces the state of a loan whenever it changes (clause 5.11.1). It never says whose loan it is.</summary>
/// <param name="Mode"><c>CONSULT_ON_SITE</c> or <c>LEND_OUT</c>.</param>
/// <param name="State"><c>REQUESTED</c>, <c>APPROVED</c>, <c>REFUSED</c>, <c>VOID</c>, <c>ISSUED</c>, <c>OVERDUE</c>, <c>RECALLED</c>, <c>RETURNED</c> or <c>INCIDENT</c>.</param>
/// <param name="IsOut">Whether the volume is out of its place.</param>
/// <param name="DueOn">Last day, local archive date; null before it is issued and while a calendar year is missing.</param>
/// <param name="OverdueNotice">Working days late the last notice stands for, 0, 3 or 7; null before the first.</param>
/// <param name="Findings">What was found wrong, for example <c>LEVEL_RAISED</c> or <c>PAGES_DIFFER</c>.</param>
public sealed record LoanChanged(
    Guid LoanId,
    Guid CompanyId,
    string LoanNo,
    Guid DossierId,
    Guid VolumeId,
    string Mode,
    string State,
    bool IsOut,
    DateOnly? DueOn,
    int? OverdueNotice,
    IReadOnlyList<string> Findings,
    long Version,
    DateTimeOffset OccurredAt);
