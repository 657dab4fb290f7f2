using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>Keeps every revision of the companies: which department is the archive, and whose people act in it from outside (clause 4.1, AMB-33).</summary>
internal sealed class RememberOrganisationOnOrganisationRevised(ScanDb db) : IEffectOn<OrganisationRevised>
{
    private Dictionary<(Guid Company, int Revision), KnownOrganisation> known = [];

    public async Task PrepareAsync(IReadOnlyList<OrganisationRevised> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.CompanyId).Distinct().ToList();
        known = await db.Organisations.Where(row => ids.Contains(row.CompanyId)).ToDictionaryAsync(row => (row.CompanyId, row.Revision), ct);
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
