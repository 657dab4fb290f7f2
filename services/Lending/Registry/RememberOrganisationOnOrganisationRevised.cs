using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Keeps every revision of the companies, with their departments' heads (clauses 4.1, 4.2).</summary>
internal sealed class RememberOrganisationOnOrganisationRevised(LendingDb db) : IEffectOn<OrganisationRevised>
{
    private Dictionary<(Guid Company, int Revision), KnownOrganisation> known = [];

    public async Task PrepareAsync(IReadOnlyList<OrganisationRevised> messages, CancellationToken ct)
    {
        var companies = messages.Select(message => message.CompanyId).Distinct().ToList();
        known = await db.KnownOrganisations.Where(row => companies.Contains(row.CompanyId)).ToDictionaryAsync(row => (row.CompanyId, row.Revision), ct);
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
