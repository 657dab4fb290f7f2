using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Remembering;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps every policy revision: a deadline follows the one in force on its first day (clause 0).</summary>
/// <remarks>Obligations that began under the revision and were judged without it are called up for the next sweep, whenever it arrives.</remarks>
internal sealed class RememberPolicyOnPolicyRevised(HandoverDb db)
    : RememberRevision<PolicyRevised, KnownPolicy>(db, message => (message.CompanyId, message.Revision))
{
    private readonly HandoverDb db = db;

    /// <inheritdoc/>
    public override async Task PrepareAsync(IReadOnlyList<PolicyRevised> messages, CancellationToken ct)
    {
        await db.LockPoliciesForChangeAsync(ct);
        await CallUpAsync(messages, ct);
        await base.PrepareAsync(messages, ct);
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
