using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>What of batches and items exists for a caller.</summary>
internal static class BatchAccess
{
    /// <summary>Batches of which the caller's departments are giver or receiver; for the custodian all of the company.</summary>
    public static IQueryable<Batch> VisibleTo(this IQueryable<Batch> batches, Viewer viewer) =>
        batches.Where(batch => batch.CompanyId == viewer.CompanyId
            && (viewer.IsCustodian || viewer.Departments.Contains(batch.From.Department) || viewer.Departments.Contains(batch.To.Department)));

    /// <summary>A batch with its lines, to be changed.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>BATCH_UNKNOWN</c>, also for one that is hidden from the caller</exception>
    public static async Task<Batch> BatchAsync(this HandoverDb db, Guid id, Actor actor, TimeProvider clock, CancellationToken ct) =>
        await db.Batches.VisibleTo(await db.ViewerAsync(actor, clock, ct)).Include(batch => batch.Lines.OrderBy(line => line.Seq)).SingleOrDefaultAsync(batch => batch.Id == id, ct)
        ?? throw HandoverRules.BatchUnknown.Broken();

    /// <summary>The items as they are registered and held now, in the order asked for.</summary>
    /// <param name="custodies">Where they are looked for: those that exist for whoever names them, or all where the list itself names them.</param>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>ITEM_UNKNOWN</c>, also for one that is hidden; the item may still arrive</exception>
    public static async Task<IReadOnlyList<OfferedItem>> OfferedAsync(
        this HandoverDb db, IQueryable<Custody> custodies, Guid companyId, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await db.KnownItems.AsNoTracking()
            .Where(item => ids.Contains(item.ItemId) && item.CompanyId == companyId)
            .Join(custodies.AsNoTracking(), item => item.ItemId, custody => custody.ItemId, (item, custody) => new { item, custody.Holder })
            .ToDictionaryAsync(
                row => row.item.ItemId,
                row => new OfferedItem(row.item.ItemId, row.item.PropertyId, row.item.SaleId, row.item.Pages, row.Holder),
                ct);
        return [.. ids.Select(id => found.GetValueOrDefault(id) ?? throw HandoverRules.MayArrive(HandoverRules.ItemUnknown, id))];
    }

    /// <summary>Whether a department has a records officer on a day (clause 5.1.6).</summary>
    public static Task<bool> HasOfficerAsync(this HandoverDb db, Guid companyId, string department, DateOnly on, CancellationToken ct) =>
        db.KnownOfficers.AnyAsync(officer => officer.CompanyId == companyId && officer.DepartmentCode == department
            && officer.From <= on && (officer.Until == null || officer.Until >= on), ct);

    /// <summary>Saves lines that are listed or offered; the index decides when an item stands in two batches.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>ITEM_IN_OTHER_BATCH</c></exception>
    public static async Task<TAnswer> AnswerOfferAsync<TAnswer>(this HandoverDb db, TAnswer answer, CancellationToken ct) where TAnswer : IResult
    {
        try
        {
            return await db.AnswerAsync(answer, ct);
        }
        catch (DbUpdateException taken) when (taken.Violates(TransferMapping.OpenItem))
        {
            throw HandoverRules.ItemInOtherBatch.Broken();
        }
    }
}
