using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Records that the subscription letter is signed: day 0 of the five working days (clause 5.2.2, AMB-04).</summary>
internal static class SignSubscription
{
    /// <param name="GivingTeam">Team that holds the material and must hand it over, for example <c>SALES_TEAM:YHY</c>; null only where a department has the duty as a whole (clause 4.3).</param>
    public sealed record Request(IReadOnlyList<SignatureLine>? Signatures, string? GivingDepartment, string? GivingTeam);

    internal static void Map(RouteGroupBuilder sales) => sales.MapPost("/{id:guid}/subscription", Handle);

    private static async Task<Ok<SaleView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.Organisations.OfAsync(actor, clock, ct);
        var duties = company.DutiesOn(ArchiveTime.Today(clock));
        var sale = await db.OpenAsync(id, actor, company, ArchiveTime.Today(clock), ct);
        var department = Valid.Text(request.GivingDepartment, 40, "givingDepartment");
        var team = duties.Of(DutyRole.SalesTeam) is { Team: not null } ? Valid.Text(request.GivingTeam, 80, "givingTeam") : Valid.OptionalText(request.GivingTeam, 80, "givingTeam");
        company.RequireKnown(department, team);
        Category.SalesMaterial.RequireKeeper(department, team, duties);
        version.Require(sale);
        var letter = await db.LetterAsync(company, request.Signatures, ct);

        if (sale.Sign(letter, department, team))
        {
            db.Announce(SaleFacts.Recorded(sale, clock.GetUtcNow(), actor.Person));
            db.Announce(SaleFacts.Signed(sale, clock.GetUtcNow(), actor.Person));
            db.Audit(actor, "sale.sign", $"sale/{id}", new { sale.SubscribedOn, sale.GivingDepartment, sale.GivingTeam });
        }
        return await db.AnswerAsync(TypedResults.Ok(SaleView.Of(sale)), ct);
    }
}
