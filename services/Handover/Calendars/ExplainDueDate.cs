using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Handovers.Calendars;

/// <summary>Explains the due day of a clause step by step, with the calendar and the policy it follows (clause 5.2.2, AMB-03).</summary>
internal static class ExplainDueDate
{
    /// <summary>The due day and every day on the way.</summary>
    /// <param name="Days">Working days the policy gives.</param>
    /// <param name="PolicyRevision">Revision they come from; 0 for the default.</param>
    /// <param name="DueOn">Last day, until <paramref name="CutoffTime"/> Asia/Shanghai; null where a calendar year is missing.</param>
    /// <param name="Code"><c>CALENDAR_MISSING</c> where one is; null otherwise.</param>
    public sealed record Answer(
        string Clause, DateOnly From, int Days, int PolicyRevision, DateOnly? DueOn, string CutoffTime, bool Provisional, string? Code, int? MissingYear,
        string CalendarVersion, IReadOnlyList<Step> Steps);

    /// <summary>One day.</summary>
    /// <param name="Kind"><c>START</c>, <c>WORKDAY</c>, <c>WEEKEND</c>, <c>HOLIDAY</c>, <c>MAKEUP</c>, or by the company's own table <c>COMPANY_OFF</c> or <c>COMPANY_WORK</c>.</param>
    /// <param name="Count">Working days counted so far.</param>
    /// <param name="Note">Festival the day belongs to.</param>
    public sealed record Step(DateOnly Date, string Kind, int Count, string? Note);

    internal static void Map(RouteGroupBuilder calendar) => calendar.MapGet("/due", Handle);

    private static async Task<Ok<Answer>> Handle(
        string? clause, DateOnly? from, Actor actor, HandoverDb db, CalendarDesk calendars, TimeProvider clock, CancellationToken ct)
    {
        var named = Valid.Text(clause, 20, "clause");
        if (named != SalesHandover.Clause)
            throw HandoverRules.ClauseUnknown.Broken(named);
        var start = Valid.Date(from, "from");
        var company = (await db.ViewerAsync(actor, clock, ct)).CompanyId;
        var term = (await db.PoliciesOfAsync([company], ct)).InForce(company, start) ?? Term.Default;
        var calendar = await calendars.CurrentAsync(ct);
        var due = calendar.With(term.CompanyDays).Due(start, term.Days);
        return TypedResults.Ok(new Answer(
            named, start, term.Days, term.Revision, due.On, term.Closing.Text, due.Provisional,
            due.Provisional ? HandoverRules.CalendarMissing.Code : null, due.MissingYear, calendar.Name,
            [.. due.Steps.Select(step => new Step(step.On, step.Kind.Code(), step.Count, step.Note))]));
    }
}
