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
    /// <summary>
    /// Batches of which the caller's departments are giver or receiver; for the custodian all of the company, for customer service also those it
    /// countersigns. From outside only those the trusted department gives.
    /// </summary>
    public static IQueryable<Batch> VisibleTo(this IQueryable<Batch> batches, Viewer viewer) =>
        batches.Where(batch => batch.CompanyId == viewer.CompanyId
            && (viewer.IsCustodian || viewer.Departments.Contains(batch.From.Department)
                || (!viewer.IsOutside && viewer.Departments.Contains(batch.To.Department))
                || (viewer.IsCountersigner && batch.IsExternal)));

    /// <summary>A batch with its lines, to be changed, and the caller as he stands towards it.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>BATCH_UNKNOWN</c>, also for one that is hidden from the caller</exception>
    public static async Task<(Batch Batch, Viewer By)> BatchAsync(this HandoverDb db, Guid id, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var viewer = await db.ViewerOfBatchAsync(id, actor, clock, ct);
        var batch = await db.Batches.VisibleTo(viewer).Include(batch => batch.Lines.OrderBy(line => line.Seq)).SingleOrDefaultAsync(batch => batch.Id == id, ct);
        return (batch ?? throw HandoverRules.BatchUnknown.Broken(), viewer);
    }

    /// <summary>The items as they are registered and held now, in the order asked for; from outside only those the trusted department registered.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>ITEM_UNKNOWN</c>; the item may still arrive</exception>
    public static async Task<IReadOnlyList<OfferedItem>> OfferedAsync(this HandoverDb db, Viewer viewer, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await db.KnownItems.AsNoTracking()
            .Where(item => ids.Contains(item.ItemId) && item.CompanyId == viewer.CompanyId)
            .Where(item => !viewer.IsOutside || viewer.Departments.Contains(item.DepartmentCode))
            .Join(db.Custodies.AsNoTracking(), item => item.ItemId, custody => custody.ItemId, (item, custody) => new { item, custody.Holder })
            .ToDictionaryAsync(
                row => row.item.ItemId,
                row => new OfferedItem(row.item.ItemId, row.item.PropertyId, row.item.SaleId, row.item.Pages, row.Holder),
                ct);
        return [.. ids.Select(id => found.GetValueOrDefault(id) ?? throw HandoverRules.MayArrive(HandoverRules.ItemUnknown, id))];
    }

    /// <summary>Whether the giver has a records officer or a deputy on a day (clause 5.1.6).</summary>
    public static Task<bool> HasOfficerAsync(this HandoverDb db, Batch batch, DateOnly on, CancellationToken ct) =>
        db.KnownOfficers.AnyAsync(officer => officer.CompanyId == batch.CompanyId && officer.DepartmentCode == batch.From.Department
            && ((officer.From <= on && (officer.Until == null || officer.Until >= on))
                || (officer.Deputy != null && (officer.DeputyFrom ?? officer.From) <= on && officer.DeputyUntil >= on)), ct);

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
