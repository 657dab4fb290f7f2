using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Keeps how secret dossiers are and whom they concern (clause 5.1.5).</summary>
internal sealed class RememberDossierOnDossierChanged(LendingDb db) : IEffectOn<DossierChanged>
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
        db.Settle($"dossier/{message.DossierId}");
        return Task.CompletedTask;
    }
}
