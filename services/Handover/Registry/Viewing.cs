using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>The one place where Handover decides for which company a caller acts; from outside only the batches of the trusted department are open (AMB-33).</summary>
internal static class Viewing
{
    /// <summary>The caller in the own company.</summary>
    public static async Task<Viewer> ViewerAsync(this HandoverDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        return new(await db.KnownOrganisations.AsNoTracking().Where(known => known.CompanyCode == actor.Company).InForceOn(today).FirstOrDefaultAsync(ct), actor, today);
    }

    /// <summary>The caller in the company of that code, or in the own one where none is named.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_UNKNOWN</c>, also for a company that does not trust the caller's</exception>
    public static async Task<Viewer> ViewerAsync(this HandoverDb db, Actor actor, string? companyCode, TimeProvider clock, CancellationToken ct) =>
        companyCode is null || companyCode == actor.Company
            ? await db.ViewerAsync(actor, clock, ct)
            : await db.KnownOrganisations.Where(known => known.CompanyCode == companyCode).OutsideAsync(actor, clock, ct)
                ?? throw HandoverRules.MayArrive(HandoverRules.CompanyUnknown, companyCode);

    /// <summary>The caller in the company a batch belongs to; in the own one where there is no such batch or its company does not trust the caller's.</summary>
    public static async Task<Viewer> ViewerOfBatchAsync(this HandoverDb db, Guid batchId, Actor actor, TimeProvider clock, CancellationToken ct) =>
        await db.KnownOrganisations
            .Where(known => known.CompanyCode != actor.Company && db.Batches.Any(batch => batch.Id == batchId && batch.CompanyId == known.CompanyId))
            .OutsideAsync(actor, clock, ct)
        ?? await db.ViewerAsync(actor, clock, ct);

    /// <summary>Those of the items that exist for the caller.</summary>
    public static Task<HashSet<Guid>> ReadableItemsAsync(this HandoverDb db, IReadOnlyCollection<Guid> ids, Reader reader, CancellationToken ct) =>
        db.ItemGuards.ReadableBy(reader).Where(item => ids.Contains(item.Id)).Select(item => item.Id).ToHashSetAsync(ct);

    private static async Task<Viewer?> OutsideAsync(this IQueryable<KnownOrganisation> other, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        var company = await other.AsNoTracking().InForceOn(today).FirstOrDefaultAsync(ct);
        return company?.Trusts.FirstOrDefault(trust => trust.CompanyCode == actor.Company && trust.Covers(today)) is { } trust
            ? new Viewer(company, trust.Admit(actor), today)
            : null;
    }
}
