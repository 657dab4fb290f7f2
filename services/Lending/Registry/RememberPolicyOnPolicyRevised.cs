using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Keeps every policy revision: a period follows the one in force on its first day (clause 0).</summary>
internal sealed class RememberPolicyOnPolicyRevised(LendingDb db) : IEffectOn<PolicyRevised>
{
    private Dictionary<(Guid Company, int Revision), KnownPolicy> known = [];

    public async Task PrepareAsync(IReadOnlyList<PolicyRevised> messages, CancellationToken ct)
    {
        var companies = messages.Select(message => message.CompanyId).Distinct().ToList();
        known = await db.KnownPolicies.Where(row => companies.Contains(row.CompanyId)).ToDictionaryAsync(row => (row.CompanyId, row.Revision), ct);
    }

    public Task ApplyAsync(PolicyRevised message, Arrival arrival, CancellationToken ct)
    {
        var key = (message.CompanyId, message.Revision);
        if (!known.TryGetValue(key, out var row))
            db.Add(known[key] = row = new KnownPolicy { CompanyId = message.CompanyId, Revision = message.Revision });
        row.Take(message);
        return Task.CompletedTask;
    }
}
