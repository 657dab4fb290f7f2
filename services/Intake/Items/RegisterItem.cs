using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Intake.Items;

/// <summary>Registers one item into the interim inventory of the caller's department (clauses 3.1–3.4, 3.9, 4.6); whose company that is, the property says (AMB-33).</summary>
internal static class RegisterItem
{
    internal static void Map(RouteGroupBuilder items) => items.MapPost("/", Handle);

    private static async Task<Results<Created<ItemView>, Accepted<ItemView>>> Handle(
        ItemLine line, Actor actor, Registrar registrar, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var (company, registrant) = await db.StandingInAsync(actor, db.Properties.Where(row => row.Id == line.PropertyId).Select(row => row.CompanyId), clock, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ledger = await registrar.OpenAsync(company, [line], ct);
        var item = ledger.Register(line, new Registration(clock.NewId(), company.CompanyId, clock.GetUtcNow(), actor.Person), registrant);

        await registrar.StoreAsync(company.CompanyId, [item], actor, ct);
        var answer = await db.AnswerAsync(Answer(item), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private static Results<Created<ItemView>, Accepted<ItemView>> Answer(Item item)
    {
        var (address, view) = ($"/api/intake/items/{item.Id}", ItemView.Of(item));
        return item.Missing.Count == 0 ? TypedResults.Created(address, view) : TypedResults.Accepted(address, view);
    }
}
