using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.ServiceKit.Remembering;

/// <summary>Keeps one row for each subject with the newest announced state, so that order and repetition of messages do not matter.</summary>
/// <typeparam name="TKey">Type of the row's key, which has one column.</typeparam>
/// <param name="subject">The key of the row a message is about.</param>
/// <remarks>The row's version is its concurrency token: of two replicas that write at once, one is tried again and compares anew.</remarks>
public abstract class Remember<TKey, TMessage, TRow>(ServiceDb db, Func<TMessage, TKey> subject) : IEffectOn<TMessage>
    where TKey : notnull
    where TMessage : class
    where TRow : class, IRemembered<TMessage>, new()
{
    private readonly string key = db.Model.FindEntityType(typeof(TRow))!.FindPrimaryKey()!.Properties.Single().Name;
    private Dictionary<TKey, TRow> known = [];

    /// <inheritdoc/>
    public virtual async Task PrepareAsync(IReadOnlyList<TMessage> messages, CancellationToken ct)
    {
        var ids = messages.Select(subject).Distinct().ToList();
        known = (await db.Set<TRow>().Where(row => ids.Contains(EF.Property<TKey>(row, key))).ToListAsync(ct)).ToDictionary(KeyOf);
    }

    /// <inheritdoc/>
    public virtual Task ApplyAsync(TMessage message, Arrival arrival, CancellationToken ct)
    {
        var id = subject(message);
        if (!known.TryGetValue(id, out var row))
            known[id] = row = Added(id);
        row.Take(message);
        return Task.CompletedTask;
    }

    private TKey KeyOf(TRow row) => db.Entry(row).Property<TKey>(key).CurrentValue;

    private TRow Added(TKey id)
    {
        var row = new TRow();
        db.Entry(row).Property<TKey>(key).CurrentValue = id;
        db.Add(row);
        return row;
    }
}
