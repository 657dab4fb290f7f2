using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Storage;

/// <summary>Keeps one row for each subject with the newest announced state, so that order and repetition of messages do not matter.</summary>
/// <remarks>The row's version is its concurrency token: of two replicas that write at once, one is tried again and compares anew.</remarks>
internal abstract class Remember<TMessage, TRow>(ScanDb db, Func<TMessage, Guid> subject) : IEffectOn<TMessage>
    where TMessage : class
    where TRow : class, IRemembered<TMessage>, new()
{
    private Dictionary<Guid, TRow> known = [];

    public async Task PrepareAsync(IReadOnlyList<TMessage> messages, CancellationToken ct)
    {
        var ids = messages.Select(subject).Distinct().ToList();
        known = await db.Set<TRow>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
    }

    public Task ApplyAsync(TMessage message, Arrival arrival, CancellationToken ct)
    {
        var id = subject(message);
        if (!known.TryGetValue(id, out var row))
            db.Add(known[id] = row = new TRow { Id = id });
        row.Take(message);
        return Task.CompletedTask;
    }
}
