using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Says who looks and who acts.</summary>
internal static class Readers
{
    public static Member AsMember(this Actor actor) => new(actor.Person, actor.Departments);

    /// <summary>The caller as the reading rule asks, with company and custodian department of today.</summary>
    public static async Task<Reader> ReaderAsync(this HandoverDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.KnownOrganisations.Where(known => known.CompanyCode == actor.Company).InForceOn(ArchiveTime.Today(clock))
            .Select(known => new { known.CompanyId, known.CustodianDepartment })
            .FirstOrDefaultAsync(ct);
        return Reader.Of(actor, company?.CompanyId ?? Guid.Empty, company?.CustodianDepartment);
    }

    /// <summary>Those of the items that exist for the caller.</summary>
    public static Task<HashSet<Guid>> ReadableItemsAsync(this HandoverDb db, IReadOnlyCollection<Guid> ids, Reader reader, CancellationToken ct) =>
        db.ItemGuards.ReadableBy(reader).Where(item => ids.Contains(item.Id)).Select(item => item.Id).ToHashSetAsync(ct);

    /// <summary>The caller's company with its departments of today.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_UNKNOWN</c></exception>
    public static async Task<KnownOrganisation> CompanyAsync(this HandoverDb db, Actor actor, TimeProvider clock, CancellationToken ct) =>
        await db.KnownOrganisations.AsNoTracking().Where(known => known.CompanyCode == actor.Company).InForceOn(ArchiveTime.Today(clock)).FirstOrDefaultAsync(ct)
        ?? throw HandoverRules.MayArrive(HandoverRules.CompanyUnknown, actor.Company);
}
