using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Items;

/// <summary>Finds the items the caller may read; all others are as if they were not there (clauses 5.1.5, 5.9).</summary>
internal static class ItemQueries
{
    /// <summary>An item to be changed.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>ITEM_UNKNOWN</c></exception>
    public static async Task<(Item Item, ItemGuard Guard)> ItemAsync(this IntakeDb db, Guid id, Actor actor, KnownOrganisation company, DateOnly today, CancellationToken ct)
    {
        var guard = await db.ItemGuards.AsNoTracking().ReadableBy(company.ReaderOf(actor, today)).SingleOrDefaultAsync(row => row.Id == id, ct)
            ?? throw IntakeRules.ItemUnknown.Broken();
        await db.DiscloseAsync(actor, null, [guard], ct);
        return (await db.Items.SingleAsync(row => row.Id == id, ct), guard);
    }
}
