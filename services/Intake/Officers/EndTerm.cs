using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Officers;

/// <summary>Ends a records officer's term on its last day, so that a successor can follow (clause 5.1.6).</summary>
internal static class EndTerm
{
    /// <param name="Until">Last day of the term, local archive date.</param>
    public sealed record Request(DateOnly? Until);

    internal static void Map(RouteGroupBuilder officers) => officers.MapPost("/{id:guid}/end", Handle);

    private static async Task<Ok<OfficerView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.Organisations.OfAsync(actor, clock, ct);
        var roll = await db.Rolls.Include(row => row.Terms)
            .SingleOrDefaultAsync(row => row.CompanyId == company.CompanyId && row.Terms.Any(term => term.Id == id), ct) ?? throw IntakeRules.OfficerUnknown.Broken();
        Appointers.Require(actor, company, roll.DepartmentCode);
        var term = roll.Terms.Single(row => row.Id == id);
        version.Require(term);

        roll.End(term, request.Until);

        db.Announce(OfficerView.Fact(roll, term, clock.GetUtcNow(), actor.Person));
        db.Audit(actor, "officer.end", $"officers/{roll.DepartmentCode}", new { term.Id, term.Until });
        return await db.AnswerAsync(TypedResults.Ok(OfficerView.Of(roll.DepartmentCode, term)), ct);
    }
}
