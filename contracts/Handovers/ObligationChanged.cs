namespace ArchivePlatform.Contracts.Handovers;

/// <summary>Handover announces the state of an obligation whenever it changes (clause 5.2.2, AMB-30).</summary>
/// <param name="SubjectId">For clause 5.2.2 the sale.</param>
/// <param name="State"><c>PLANNED</c>, <c>OPEN</c>, <c>DUE_SOON</c>, <c>OVERDUE</c>, <c>MET</c>, <c>MET_LATE</c> or <c>CANCELLED</c>.</param>
/// <param name="DueOn">Last day, local archive date; null where the calendar year is missing.</param>
/// <param name="Provisional">True where a calendar year needed for the answer is missing.</param>
/// <param name="MetOn">Local date of the submission that met it; null before.</param>
/// <param name="DaysLate">Working days between the due day and <paramref name="MetOn"/>; 0 when in time or not yet known.</param>
public sealed record ObligationChanged(
    Guid ObligationId,
    Guid CompanyId,
    string Clause,
    Guid SubjectId,
    Guid PropertyId,
    string GivingDepartment,
    string State,
    DateOnly StartedOn,
    DateOnly? DueOn,
    bool Provisional,
    DateOnly? MetOn,
    int DaysLate,
    string CalendarVersion,
    long Version,
    DateTimeOffset OccurredAt);
