using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>An obligation as people see it.</summary>
/// <param name="SubjectId">For clause 5.2.2 the sale.</param>
/// <param name="State"><c>PLANNED</c>, <c>OPEN</c>, <c>DUE_SOON</c>, <c>OVERDUE</c>, <c>MET</c>, <c>MET_LATE</c> or <c>CANCELLED</c>.</param>
/// <param name="Days">Working days the policy gives.</param>
/// <param name="DueOn">Last day, until <paramref name="CutoffTime"/> Asia/Shanghai; null where a calendar year is missing.</param>
/// <param name="Code"><c>CALENDAR_MISSING</c> while provisional; null otherwise.</param>
/// <param name="MetOn">Day the submission that met it counts as.</param>
/// <param name="Remaining">Items it covers that are neither handed over nor waived; 0 once settled.</param>
/// <param name="Missing">Parts of the checklist that are neither handed over nor waived; empty once settled.</param>
/// <param name="Waivers">What need not be handed over, oldest first, as far as the caller may read it.</param>
public sealed record ObligationView(
    Guid Id, long Version, string Clause, Guid SubjectId, Guid PropertyId, string GivingDepartment, string? GivingTeam, string State,
    DateOnly StartedOn, int Days, int PolicyRevision, DateOnly? DueOn, string CutoffTime, bool Provisional, string? Code, DateOnly? MetOn, int DaysLate,
    int Remaining, IReadOnlyList<string> Missing, IReadOnlyList<WaiverView> Waivers, string CalendarVersion) : IVersioned
{
    internal static ObligationView Of(Obligation obligation, SaleFacts facts, IReadOnlySet<Guid> readable) => new(
        obligation.Id, obligation.Version, obligation.Clause, obligation.SaleId, obligation.PropertyId, obligation.Giver.Department,
        obligation.Giver.Team, obligation.State.Code(), obligation.StartedOn, obligation.Days, obligation.PolicyRevision, obligation.DueOn, obligation.Closing.Text,
        obligation.Provisional, obligation.Provisional ? HandoverRules.CalendarMissing.Code : null, obligation.MetOn, obligation.DaysLate,
        obligation.IsSettled ? 0 : facts.OwedBy(obligation).Remaining,
        obligation.IsSettled ? [] : facts.OwedBy(obligation).Missing,
        [.. facts.WaiversOf(obligation.SaleId).Where(waiver => waiver.ItemId is not { } item || readable.Contains(item)).Select(waiver => new WaiverView(waiver.Part, waiver.ItemId, waiver.Reason, waiver.Approver, waiver.By, waiver.At))],
        WorkingCalendar.NameOf(obligation.CalendarEdition));
}

/// <summary>One waiver: of a part of the checklist or of an item.</summary>
/// <param name="By">Who entered it; <paramref name="Approver"/> is somebody else.</param>
public sealed record WaiverView(string? Part, Guid? ItemId, string Reason, string Approver, string By, DateTimeOffset At);
