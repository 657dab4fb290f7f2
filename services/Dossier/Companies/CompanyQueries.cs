using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Companies;

/// <summary>Finds the caller's company.</summary>
internal static class CompanyQueries
{
    /// <summary>The caller's company with every revision.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_UNKNOWN</c></exception>
    internal static async Task<Company> OwnCompany(this DossierDb db, Guid id, Actor actor, CancellationToken ct) =>
        await db.Companies
            .Include(company => company.Organisations)
            .Include(company => company.Policies)
            .AsSplitQuery()
            .FirstOrDefaultAsync(company => company.Id == id && company.Code == actor.Company, ct)
        ?? throw DossierRules.CompanyUnknown.Broken();
}
