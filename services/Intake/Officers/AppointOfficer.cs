using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Officers;

/// <summary>Names who answers for a department's material and hands it over (clause 5.1.6).</summary>
internal static class AppointOfficer
{
    /// <param name="From">First day of the term, local archive date.</param>
    /// <param name="Until">Last day; null for an open term.</param>
    /// <param name="DeputyFrom">First day of the deputy, inside the term; null for that of the term.</param>
    /// <param name="DeputyUntil">Last day of the deputy, inside the term; null for that of the term.</param>
    public sealed record Request(string? DepartmentCode, string? Person, string? Deputy, DateOnly? From, DateOnly? Until, DateOnly? DeputyFrom, DateOnly? DeputyUntil)
    {
        internal TermDraft ToDraft() => new(Person, Deputy, From, Until) { DeputyFrom = DeputyFrom, DeputyUntil = DeputyUntil };
    }

    internal static void Map(RouteGroupBuilder officers) => officers.MapPost("/", Handle);

    private static async Task<Created<OfficerView>> Handle(Request request, Actor actor, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.Organisations.OfAsync(actor, clock, ct);
        var department = Valid.Text(request.DepartmentCode, 40, "departmentCode");
        company.RequireKnown(department, null);
        Appointers.Require(actor, company, department);
        var roll = await db.Rolls.Include(row => row.Terms).SingleOrDefaultAsync(row => row.CompanyId == company.CompanyId && row.DepartmentCode == department, ct);
        if (roll is null)
            db.Add(roll = OfficerRoll.Open(clock.NewId(), company.CompanyId, department));

        var term = roll.Appoint(clock.NewId(), request.ToDraft());

        db.Announce(OfficerView.Fact(roll, term, clock.GetUtcNow(), actor.Person));
        db.Audit(actor, "officer.appoint", $"officers/{department}", new { term.Id, term.From, term.Until });
        try
        {
            return await db.AnswerAsync(TypedResults.Created($"/api/intake/officers/{term.Id}", OfficerView.Of(department, term)), ct);
        }
        catch (DbUpdateException race) when (race.Violates(OwnTables.RollIndex))
        {
            throw IntakeRules.OfficerExists.Broken(department);
        }
    }
}
