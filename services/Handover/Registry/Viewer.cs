using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Who looks: decides which rows exist for the caller at all.</summary>
/// <param name="CompanyId">The caller's company; an empty id while it is not known here, for which no row exists.</param>
/// <param name="IsCustodian">Whether the caller belongs to the custodian department (clause 4.1).</param>
internal sealed record Viewer(Guid CompanyId, IReadOnlyList<string> Departments, bool IsCustodian);

internal static class Viewing
{
    public static Member AsMember(this Actor actor) => new(actor.Person, actor.Departments);

    public static async Task<Viewer> ViewerAsync(this HandoverDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.KnownOrganisations.Where(known => known.CompanyCode == actor.Company).InForceOn(ArchiveTime.Today(clock))
            .Select(known => new { known.CompanyId, known.CustodianDepartment })
            .FirstOrDefaultAsync(ct);
        return new Viewer(company?.CompanyId ?? Guid.Empty, [.. actor.Departments], company is not null && actor.IsIn(company.CustodianDepartment));
    }

    /// <summary>The caller's company with its departments of today.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_UNKNOWN</c></exception>
    public static async Task<KnownOrganisation> CompanyAsync(this HandoverDb db, Actor actor, TimeProvider clock, CancellationToken ct) =>
        await db.KnownOrganisations.AsNoTracking().Where(known => known.CompanyCode == actor.Company).InForceOn(ArchiveTime.Today(clock)).FirstOrDefaultAsync(ct)
        ?? throw HandoverRules.MayArrive(HandoverRules.CompanyUnknown, actor.Company);
}
