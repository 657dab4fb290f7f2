using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Storage;

/// <summary>A company's organisation and policy as they are in force.</summary>
internal static class InForceQueries
{
    /// <summary>The organisation of a company on a local archive day.</summary>
    internal static Task<OrganisationRevision> Organisation(this DossierDb db, Guid companyId, DateOnly day, CancellationToken ct) =>
        db.Organisations.AsNoTracking().Where(revision => revision.CompanyId == companyId).InForceOn(day).FirstAsync(ct);

    /// <summary>The policy of a company on a local archive day.</summary>
    internal static Task<PolicyRevision> PolicyRevision(this DossierDb db, Guid companyId, DateOnly day, CancellationToken ct) =>
        db.Policies.AsNoTracking().Where(revision => revision.CompanyId == companyId).InForceOn(day).FirstAsync(ct);

    /// <summary>What the registry needs of the policy of a company on a local archive day.</summary>
    internal static async Task<Policy> Policy(this DossierDb db, Guid companyId, DateOnly day, CancellationToken ct) =>
        new((await db.PolicyRevision(companyId, day, ct)).Values);
}
