using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Items;

/// <summary>Shows one item whole; every view of it is logged (clause 5.9).</summary>
internal static class GetItem
{
    internal static void Map(RouteGroupBuilder items) => items.MapGet("/{id:guid}", Handle);

    private static async Task<Ok<ItemView>> Handle(Guid id, Actor actor, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var (company, reader) = await db.StandingInAsync(actor, db.Items.Where(row => row.Id == id).Select(row => row.CompanyId), clock, ct);
        var found = await (
            from guard in db.ItemGuards.ReadableBy(company.ReaderOf(reader, ArchiveTime.Today(clock)))
            where guard.Id == id
            join item in db.Items.AsNoTracking() on guard.Id equals item.Id
            from custody in db.Custodies.AsNoTracking().Where(row => row.Id == item.Id).DefaultIfEmpty()
            from filing in db.Filings.AsNoTracking().Where(row => row.Id == item.Id).DefaultIfEmpty()
            select new { guard, item, custody, filing }).SingleOrDefaultAsync(ct) ?? throw IntakeRules.ItemUnknown.Broken();

        await db.DiscloseAsync(actor, null, [found.guard], ct);
        db.Audit(actor, "item.view", $"item/{id}");
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ItemView.Of(found.item, found.guard, found.custody, found.filing));
    }
}
