using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>The one place where Scan decides for which company a caller acts; from outside only what the trusted department itself registered is open (AMB-33).</summary>
internal static class Viewing
{
    /// <summary>The caller in the company of that code, or in the own one where none is named.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_UNKNOWN</c>, also for a company that does not trust the caller's</exception>
    public static async Task<Viewer> ViewerAsync(this ScanDb db, Actor actor, string? companyCode, TimeProvider clock, CancellationToken ct) =>
        companyCode is null || companyCode == actor.Company
            ? await db.OwnAsync(actor, clock, ct)
            : await db.Organisations.Where(known => known.CompanyCode == companyCode).OutsideAsync(actor, clock, ct)
                ?? throw ScanRules.MayArrive(ScanRules.CompanyUnknown, companyCode);

    /// <summary>The caller in the company a medium belongs to; in the own one where there is no such medium or its company does not trust the caller's.</summary>
    public static async Task<Viewer> ViewerOfAsync(this ScanDb db, Guid mediaId, Actor actor, TimeProvider clock, CancellationToken ct) =>
        await db.Organisations
            .Where(known => known.CompanyCode != actor.Company && db.Media.Any(media => media.Id == mediaId && media.CompanyId == known.CompanyId))
            .OutsideAsync(actor, clock, ct)
        ?? await db.OwnAsync(actor, clock, ct);

    private static async Task<Viewer> OwnAsync(this ScanDb db, Actor actor, TimeProvider clock, CancellationToken ct) =>
        new(await db.Organisations.AsNoTracking().Where(known => known.CompanyCode == actor.Company).InForceOn(ArchiveTime.Today(clock)).FirstOrDefaultAsync(ct), actor);

    private static async Task<Viewer?> OutsideAsync(this IQueryable<KnownOrganisation> other, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        var company = await other.AsNoTracking().InForceOn(today).FirstOrDefaultAsync(ct);
        return company?.Trusts.FirstOrDefault(trust => trust.CompanyCode == actor.Company && trust.Covers(today)) is { } trust
            ? new Viewer(company, trust.Admit(actor))
            : null;
    }
}
