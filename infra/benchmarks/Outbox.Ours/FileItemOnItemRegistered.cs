using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Messaging;

namespace ArchivePlatform.Benchmarks.Ours;

/// <summary>An effect as the services have them: a row and a line of the audit trail.</summary>
internal sealed class FileItemOnItemRegistered(FilingDb db) : IEffectOn<ItemRegistered>
{
    public Task ApplyAsync(ItemRegistered message, Arrival arrival, CancellationToken ct)
    {
        db.Add(FiledItem.From(message));
        db.Audit(null, "item.file", $"item/{message.ItemId}", new { message.Group });
        return Task.CompletedTask;
    }
}
