using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps what a transfer list says of an item (clause 5.1.4).</summary>
internal sealed class RememberItemOnItemRegistered(HandoverDb db) : IEffectOn<ItemRegistered>
{
    private Dictionary<Guid, KnownItem> known = [];

    public async Task PrepareAsync(IReadOnlyList<ItemRegistered> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.ItemId).Distinct().ToList();
        known = await db.KnownItems.Where(row => ids.Contains(row.ItemId)).ToDictionaryAsync(row => row.ItemId, ct);
    }

    public Task ApplyAsync(ItemRegistered message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.ItemId, out var row))
            db.Add(known[message.ItemId] = row = new KnownItem { ItemId = message.ItemId });
        row.Take(message);
        return Task.CompletedTask;
    }
}
