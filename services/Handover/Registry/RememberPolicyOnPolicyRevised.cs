using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps every policy revision: a deadline follows the one in force on its first day (clause 0).</summary>
/// <remarks>Obligations that began under the revision and were judged without it are called up for the next sweep, whenever it arrives.</remarks>
internal sealed class RememberPolicyOnPolicyRevised(HandoverDb db) : IEffectOn<PolicyRevised>
{
    private Dictionary<(Guid Company, int Revision), KnownPolicy> known = [];

    public async Task PrepareAsync(IReadOnlyList<PolicyRevised> messages, CancellationToken ct)
    {
        await db.LockPoliciesForChangeAsync(ct);
        await CallUpAsync(messages, ct);
        var companies = messages.Select(message => message.CompanyId).Distinct().ToList();
        known = await db.KnownPolicies.Where(row => companies.Contains(row.CompanyId)).ToDictionaryAsync(row => (row.CompanyId, row.Revision), ct);
    }

    public Task ApplyAsync(PolicyRevised message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue((message.CompanyId, message.Revision), out var row))
            db.Add(known[(message.CompanyId, message.Revision)] = row = new KnownPolicy { CompanyId = message.CompanyId, Revision = message.Revision });
        row.Take(message);
        return Task.CompletedTask;
    }

    private Task<int> CallUpAsync(IReadOnlyList<PolicyRevised> messages, CancellationToken ct)
    {
        var companies = messages.Select(message => message.CompanyId).ToArray();
        var revisions = messages.Select(message => message.Revision).ToArray();
        var days = messages.Select(message => message.EffectiveOn).ToArray();
        return db.Database.ExecuteSqlAsync($"""
            update obligation set wake_at = timestamp '1949-10-01'
            from unnest({companies}, {revisions}, {days}) as revised (company_id, revision, effective_on)
            where obligation.company_id = revised.company_id and obligation.policy_revision < revised.revision
                and (obligation.started_on >= revised.effective_on or revised.revision = 1)
            """, ct);
    }
}
