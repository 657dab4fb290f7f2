using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.ServiceKit.Remembering;

/// <summary>Keeps every revision a company announced, so that the one in force is found by its date, whatever the order of arrival (clause 0).</summary>
/// <param name="subject">Company and number of the revision a message is about.</param>
public abstract class RememberRevision<TMessage, TRow>(ServiceDb db, Func<TMessage, (Guid Company, int Revision)> subject) : IEffectOn<TMessage>
    where TMessage : class
    where TRow : class, ICompanyRevision<TMessage>, new()
{
    private Dictionary<(Guid Company, int Revision), TRow> known = [];

    /// <inheritdoc/>
    public virtual async Task PrepareAsync(IReadOnlyList<TMessage> messages, CancellationToken ct)
    {
        var companies = messages.Select(message => subject(message).Company).Distinct().ToList();
        known = await db.Set<TRow>().Where(row => companies.Contains(row.CompanyId)).ToDictionaryAsync(row => (row.CompanyId, row.Revision), ct);
    }

    /// <inheritdoc/>
    public Task ApplyAsync(TMessage message, Arrival arrival, CancellationToken ct)
    {
        var key = subject(message);
        if (!known.TryGetValue(key, out var row))
            db.Add(known[key] = row = new TRow { CompanyId = key.Company, Revision = key.Revision });
        row.Take(message);
        return Task.CompletedTask;
    }
}
