using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps the properties whose material is handed over (clause 2).</summary>
internal sealed class RememberPropertyOnPropertyRegistered(HandoverDb db) : IEffectOn<PropertyRegistered>
{
    private Dictionary<Guid, KnownProperty> known = [];

    public async Task PrepareAsync(IReadOnlyList<PropertyRegistered> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.PropertyId).Distinct().ToList();
        known = await db.KnownProperties.Where(row => ids.Contains(row.PropertyId)).ToDictionaryAsync(row => row.PropertyId, ct);
    }

    public Task ApplyAsync(PropertyRegistered message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.PropertyId, out var row))
            db.Add(known[message.PropertyId] = row = new KnownProperty { PropertyId = message.PropertyId });
        row.Take(message);
        return Task.CompletedTask;
    }
}
