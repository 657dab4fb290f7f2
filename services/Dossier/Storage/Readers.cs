using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Storage;

/// <summary>Says who looks, as the reading rule asks it.</summary>
internal static class Readers
{
    /// <summary>The caller with company and custodian department of today.</summary>
    internal static async Task<Reader> ReaderAsync(this DossierDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        var company = await db.Companies
            .Where(company => company.Code == actor.Company)
            .SelectMany(company => db.Organisations.Where(revision => revision.CompanyId == company.Id))
            .InForceOn(today)
            .Select(revision => new { revision.CompanyId, revision.CustodianDepartment })
            .FirstOrDefaultAsync(ct);
        return Reader.Of(actor, company?.CompanyId ?? Guid.Empty, company?.CustodianDepartment);
    }
}
