using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps in which dossier an item was filed: it is as secret as that (clause 5.1.5).</summary>
internal sealed class RememberFilingOnItemFiled(HandoverDb db) : IEffectOn<ItemFiled>
{
    private Dictionary<Guid, KnownFiling> known = [];

    public async Task PrepareAsync(IReadOnlyList<ItemFiled> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.ItemId).Distinct().ToList();
        known = await db.KnownFilings.Where(row => ids.Contains(row.ItemId)).ToDictionaryAsync(row => row.ItemId, ct);
    }

    public Task ApplyAsync(ItemFiled message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.ItemId, out var row))
            db.Add(known[message.ItemId] = row = new KnownFiling { ItemId = message.ItemId });
        row.Take(message);
        return Task.CompletedTask;
    }
}
