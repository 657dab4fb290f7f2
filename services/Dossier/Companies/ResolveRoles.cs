using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Companies;

/// <summary>Shows which department has each duty of the regulation on a day, or one of them (clauses 4.3, 4.4, AMB-15).</summary>
internal static class ResolveRoles
{
    /// <summary>Every duty on one local archive day.</summary>
    public sealed record View(DateOnly On, IReadOnlyList<RoleView> Roles);

    /// <summary>Who has one duty.</summary>
    /// <param name="Department">Null where nobody has it.</param>
    /// <param name="Team">Kind of team inside the department; null for the department as a whole.</param>
    /// <param name="Code"><c>ROLE_UNRESOLVED</c> where nobody has it; null otherwise.</param>
    public sealed record RoleView(string Role, string? Department, string? Team, string? Code);

    internal static void Map(RouteGroupBuilder companies)
    {
        companies.MapGet("/{id:guid}/roles", Handle);
        companies.MapGet("/{id:guid}/roles/{role}", One);
    }

    private static async Task<Ok<View>> Handle(Guid id, DateOnly? on, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var day = DayOf(on, clock);
        var duties = (await db.OwnCompany(id, actor, ct)).OrganisationOn(day).DutiesOn(day);
        return TypedResults.Ok(new View(day, [.. DutyRole.All.Select(role => ViewOf(role, duties.Of(role)))]));
    }

    private static async Task<Ok<RoleView>> One(Guid id, string role, DateOnly? on, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var day = DayOf(on, clock);
        var company = await db.OwnCompany(id, actor, ct);
        DossierRules.RoleUnknown.Require(DutyRole.All.Contains(role), role);
        var keeper = company.OrganisationOn(day).DutiesOn(day).Of(role);
        DossierRules.RoleUnresolved.Require(keeper is not null, role, day.ToString("yyyy-MM-dd", null));
        return TypedResults.Ok(ViewOf(role, keeper));
    }

    private static DateOnly DayOf(DateOnly? on, TimeProvider clock) => on is null ? ArchiveTime.Today(clock) : Valid.Date(on, "on");

    private static RoleView ViewOf(string role, Keeper? keeper) =>
        new(role, keeper?.Department, keeper?.Team, keeper is null ? DossierRules.RoleUnresolved.Code : null);
}
