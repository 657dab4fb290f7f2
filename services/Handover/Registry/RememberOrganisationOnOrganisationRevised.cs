using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps every revision of the companies, with the departments and teams that give and receive (clauses 4.1, 4.2).</summary>
internal sealed class RememberOrganisationOnOrganisationRevised(HandoverDb db) : IEffectOn<OrganisationRevised>
{
    private Dictionary<(Guid Company, int Revision), KnownOrganisation> known = [];

    public async Task PrepareAsync(IReadOnlyList<OrganisationRevised> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.CompanyId).Distinct().ToList();
        known = await db.KnownOrganisations.Where(row => ids.Contains(row.CompanyId)).ToDictionaryAsync(row => (row.CompanyId, row.Revision), ct);
    }

    public Task ApplyAsync(OrganisationRevised message, Arrival arrival, CancellationToken ct)
    {
        var key = (message.CompanyId, message.Revision);
        if (!known.TryGetValue(key, out var row))
            db.Add(known[key] = row = new KnownOrganisation { CompanyId = message.CompanyId, Revision = message.Revision });
        row.Take(message);
        return Task.CompletedTask;
    }
}
