using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Officers;

/// <summary>Lists the terms of the company's records officers in the order of their appointment (clause 5.1.6).</summary>
internal static class FindOfficers
{
    internal static void Map(RouteGroupBuilder officers) => officers.MapGet("/", Handle);

    private static async Task<Ok<PageOf<OfficerView>>> Handle(
        string? department, Guid? after, int? limit, Actor actor, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var most = Page.Limit(limit);
        var company = await db.Organisations.OfAsync(actor, clock, ct);
        var rows = await (
            from roll in db.Rolls.AsNoTracking()
            where roll.CompanyId == company.CompanyId && (department == null || roll.DepartmentCode == department)
            from term in roll.Terms
            where after == null || term.Id > after
            orderby term.Id
            select new { roll.DepartmentCode, term }).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of([.. rows.Select(row => OfficerView.Of(row.DepartmentCode, row.term))], most, view => view.Id));
    }
}
