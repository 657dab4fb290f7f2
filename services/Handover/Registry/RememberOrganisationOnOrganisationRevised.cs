using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps companies with departments and teams, who give and receive (clauses 4.1, 4.2).</summary>
internal sealed class RememberOrganisationOnOrganisationRevised(HandoverDb db) : IEffectOn<OrganisationRevised>
{
    private Dictionary<Guid, KnownOrganisation> known = [];

    public async Task PrepareAsync(IReadOnlyList<OrganisationRevised> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.CompanyId).Distinct().ToList();
        known = await db.KnownOrganisations.Where(row => ids.Contains(row.CompanyId)).ToDictionaryAsync(row => row.CompanyId, ct);
    }

    public Task ApplyAsync(OrganisationRevised message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.CompanyId, out var row))
            db.Add(known[message.CompanyId] = row = new KnownOrganisation { CompanyId = message.CompanyId });
        row.Take(message);
        return Task.CompletedTask;
    }
}
