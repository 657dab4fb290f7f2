using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Keeps the volumes of dossiers (clause 5.10.2).</summary>
internal sealed class RememberVolumesOnDossierChanged(LendingDb db) : IEffectOn<DossierChanged>
{
    private Dictionary<Guid, KnownVolume> known = [];

    public async Task PrepareAsync(IReadOnlyList<DossierChanged> messages, CancellationToken ct)
    {
        var ids = messages.SelectMany(message => message.Volumes ?? []).Select(volume => volume.VolumeId).Distinct().ToList();
        known = await db.KnownVolumes.Where(row => ids.Contains(row.VolumeId)).ToDictionaryAsync(row => row.VolumeId, ct);
    }

    public Task ApplyAsync(DossierChanged message, Arrival arrival, CancellationToken ct)
    {
        foreach (var volume in message.Volumes ?? [])
        {
            if (!known.TryGetValue(volume.VolumeId, out var row))
                db.Add(known[volume.VolumeId] = row = new KnownVolume { VolumeId = volume.VolumeId });
            row.Take(message, volume);
        }
        return Task.CompletedTask;
    }
}
