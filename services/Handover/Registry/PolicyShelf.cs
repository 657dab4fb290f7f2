using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>The policy revisions of some companies.</summary>
internal sealed class PolicyShelf(IReadOnlyCollection<KnownPolicy> known)
{
    /// <summary>The days of the highest revision in force on a day; null where none is.</summary>
    /// <remarks>A deadline follows the policy of its first day; a later revision does not move it.</remarks>
    public Term? InForce(Guid companyId, DateOnly on) =>
        known.Where(policy => policy.CompanyId == companyId && policy.EffectiveOn <= on).MaxBy(policy => policy.Revision)?.Term;
}

internal static class PolicyReading
{
    public static async Task<PolicyShelf> PoliciesOfAsync(this HandoverDb db, IReadOnlyCollection<Guid> companies, CancellationToken ct) =>
        new(await db.KnownPolicies.AsNoTracking().Where(policy => companies.Contains(policy.CompanyId)).ToListAsync(ct));
}
