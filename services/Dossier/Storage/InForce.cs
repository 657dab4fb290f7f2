using ArchivePlatform.Dossiers.Domain;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Storage;

/// <summary>Which revision is in force on a day: the highest that has taken effect; before the first takes effect, the first.</summary>
internal static class InForce
{
    /// <summary>The organisation of a company on a local archive day.</summary>
    internal static Task<OrganisationRevision> Organisation(this DossierDb db, Guid companyId, DateOnly day, CancellationToken ct) =>
        db.Organisations.AsNoTracking()
            .Where(revision => revision.CompanyId == companyId && (revision.EffectiveOn <= day || revision.Revision == 1))
            .OrderByDescending(revision => revision.Revision)
            .FirstAsync(ct);

    /// <summary>The policy of a company on a local archive day.</summary>
    internal static Task<PolicyRevision> PolicyRevision(this DossierDb db, Guid companyId, DateOnly day, CancellationToken ct) =>
        db.Policies.AsNoTracking()
            .Where(revision => revision.CompanyId == companyId && (revision.EffectiveOn <= day || revision.Revision == 1))
            .OrderByDescending(revision => revision.Revision)
            .FirstAsync(ct);

    /// <summary>What the registry needs of the policy of a company on a local archive day.</summary>
    internal static async Task<Policy> Policy(this DossierDb db, Guid companyId, DateOnly day, CancellationToken ct) =>
        new((await db.PolicyRevision(companyId, day, ct)).Values);
}
