using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>Keeps who holds each item: only that department uploads media of it (clauses 5.1.4, 5.9); the step with the highest hop counts, whatever the order of arrival.</summary>
internal sealed class FollowCustodyOnBatchLinesAccepted(ScanDb db) : IEffectOn<BatchLinesAccepted>
{
    private Dictionary<Guid, KnownCustody> known = [];

    public async Task PrepareAsync(IReadOnlyList<BatchLinesAccepted> messages, CancellationToken ct)
    {
        var ids = messages.SelectMany(batch => batch.Lines).Select(line => line.ItemId).Distinct().ToList();
        known = await db.Custodies.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
    }

    public Task ApplyAsync(BatchLinesAccepted message, Arrival arrival, CancellationToken ct)
    {
        foreach (var line in message.Lines)
        {
            if (!known.TryGetValue(line.ItemId, out var row))
                db.Add(known[line.ItemId] = row = new KnownCustody { Id = line.ItemId });
            row.Take(message, line);
        }
        return Task.CompletedTask;
    }
}
