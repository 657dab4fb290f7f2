using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>The policy revisions of some companies.</summary>
internal sealed class PolicyShelf(IReadOnlyCollection<KnownPolicy> known)
{
    /// <summary>The term of the revision in force on a day: the highest that has taken effect, before the first takes effect the first; null where none is known.</summary>
    /// <remarks>A deadline follows the policy of its first day; a later revision does not move it.</remarks>
    public Term? InForce(Guid companyId, DateOnly on) =>
        known.Where(policy => policy.CompanyId == companyId).InForceOn(on).FirstOrDefault()?.Term;
}

internal static class PolicyReading
{
    public static async Task<PolicyShelf> PoliciesOfAsync(this HandoverDb db, IReadOnlyCollection<Guid> companies, CancellationToken ct) =>
        new(await db.KnownPolicies.AsNoTracking().Where(policy => companies.Contains(policy.CompanyId)).ToListAsync(ct));
}
