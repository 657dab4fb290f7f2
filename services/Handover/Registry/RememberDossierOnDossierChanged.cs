using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps how secret the dossiers are in which items were filed (clause 5.1.5).</summary>
internal sealed class RememberDossierOnDossierChanged(HandoverDb db) : IEffectOn<DossierChanged>
{
    private Dictionary<Guid, KnownDossier> known = [];

    public async Task PrepareAsync(IReadOnlyList<DossierChanged> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.DossierId).Distinct().ToList();
        known = await db.KnownDossiers.Where(row => ids.Contains(row.DossierId)).ToDictionaryAsync(row => row.DossierId, ct);
    }

    public Task ApplyAsync(DossierChanged message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.DossierId, out var row))
            db.Add(known[message.DossierId] = row = new KnownDossier { DossierId = message.DossierId });
        row.Take(message);
        return Task.CompletedTask;
    }
}
