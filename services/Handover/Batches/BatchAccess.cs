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
    /// <summary>A batch with its lines, to be changed, and the caller as he stands towards it; lines too secret for the caller are hidden from every decision.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>BATCH_UNKNOWN</c>, also for one that is hidden from the caller</exception>
    public static Task<(Batch Batch, Viewer By)> BatchAsync(this HandoverDb db, Guid id, Actor actor, TimeProvider clock, CancellationToken ct) =>
        db.ReadBatchAsync(id, null, actor, clock, ct);

    /// <summary>A batch with its lines, to be shown, and the caller as he stands towards it.</summary>
    /// <param name="act">What is read, as the trail of a secret item says it; null where another act is noted.</param>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>BATCH_UNKNOWN</c>, also for one that is hidden from the caller</exception>
    public static async Task<(Batch Batch, Viewer By)> ReadBatchAsync(
        this HandoverDb db, Guid id, string? act, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var viewer = await db.ViewerOfBatchAsync(id, actor, clock, ct);
        var guard = await db.BatchGuards.AsNoTracking().ReadableBy(viewer.Reader).SingleOrDefaultAsync(row => row.Id == id, ct) ?? throw HandoverRules.BatchUnknown.Broken();
        var shown = await db.LineGuards.AsNoTracking().Where(line => line.BatchId == id).ReadableBy(viewer.Reader).ToListAsync(ct);
        await db.DiscloseAsync(actor, act, [guard, .. shown], ct);
        var batch = await db.Batches.Include(row => row.Lines.OrderBy(line => line.Seq)).SingleAsync(row => row.Id == id, ct);
        batch.Hide(batch.Lines.Select(line => line.ItemId).Except(shown.Select(line => line.Id)).ToHashSet());
        return (batch, viewer);
    }

    /// <summary>Refuses items that do not exist for the caller, before anything else is said of them.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>ITEM_UNKNOWN</c>; the item may still arrive</exception>
    public static async Task RequireReadableAsync(this HandoverDb db, IReadOnlyList<Guid> ids, Viewer viewer, CancellationToken ct)
    {
        var guards = await db.ItemGuards.AsNoTracking().ReadableBy(viewer.Reader).Where(item => ids.Contains(item.Id)).ToListAsync(ct);
        foreach (var id in ids.Except(guards.Select(guard => guard.Id)).Take(1))
            throw HandoverRules.MayArrive(HandoverRules.ItemUnknown, id);
        await db.DiscloseAsync(viewer.Actor, null, guards, ct);
    }

    /// <summary>The items as they are registered and held now, in the order asked for.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>ITEM_UNKNOWN</c>; the item may still arrive</exception>
    public static async Task<IReadOnlyList<OfferedItem>> OfferedAsync(this HandoverDb db, Guid companyId, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await db.KnownItems.AsNoTracking()
            .Where(item => ids.Contains(item.ItemId) && item.CompanyId == companyId)
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
