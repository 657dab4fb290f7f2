using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Items;

/// <summary>Fills in what an incomplete item lacked (clause 5.1.1b); only the department that registered it may.</summary>
internal static class CompleteItem
{
    internal static void Map(RouteGroupBuilder items) => items.MapPost("/{id:guid}/completion", Handle);

    private static async Task<Ok<ItemView>> Handle(
        Guid id, Completion found, Actor actor, ExpectedVersion version, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var (company, registrant) = await db.StandingInAsync(actor, db.Items.Where(row => row.Id == id).Select(row => row.CompanyId), clock, ct);
        var (item, guard) = await db.ItemAsync(id, registrant, company, ArchiveTime.Today(clock), ct);
        IntakeRules.DeptNotResponsible.Require(registrant.IsIn(item.DepartmentCode), actor.Name, item.DepartmentCode);
        version.Require(item);
        var contractDate = await ContractDateAsync(db, item, ct);
        var allowsBlueHukou = await db.Policies.AllowBlueHukouAsync(company, ArchiveTime.Today(clock), ct);

        item.Complete(found, contractDate, allowsBlueHukou);

        db.Announce(ItemFacts.Registered(item, clock.GetUtcNow(), actor.Person));
        db.Audit(actor, "item.complete", $"item/{id}", new { item.State, item.Missing });
        return await db.AnswerAsync(TypedResults.Ok(ItemView.Of(item, guard)), ct);
    }

    private static async Task<DateOnly?> ContractDateAsync(IntakeDb db, Item item, CancellationToken ct)
    {
        var contracts = await db.Items
            .Where(row => row.PropertyId == item.PropertyId && row.Subtype == Subtype.SaleContract && row.DocumentDate != null)
            .Select(row => new SignedContract(row.PropertyId, row.SaleId, row.DocumentDate!.Value))
            .ToListAsync(ct);
        return SignedContract.Earliest(contracts, item.PropertyId, item.SaleId);
    }
}
