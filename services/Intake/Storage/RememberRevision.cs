using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Storage;

/// <summary>Keeps every revision a company announced, so that the one in force is found by its date, whatever the order of arrival.</summary>
internal abstract class RememberRevision<TMessage, TRow>(IntakeDb db, Func<TMessage, (Guid Company, int Revision)> subject) : IEffectOn<TMessage>
    where TMessage : class
    where TRow : class, ICompanyRevision<TMessage>, new()
{
    private Dictionary<(Guid Company, int Revision), TRow> known = [];

    public async Task PrepareAsync(IReadOnlyList<TMessage> messages, CancellationToken ct)
    {
        var companies = messages.Select(message => subject(message).Company).Distinct().ToList();
        known = await db.Set<TRow>().Where(row => companies.Contains(row.CompanyId)).ToDictionaryAsync(row => (row.CompanyId, row.Revision), ct);
    }

    public Task ApplyAsync(TMessage message, Arrival arrival, CancellationToken ct)
    {
        var key = subject(message);
        if (!known.TryGetValue(key, out var row))
            db.Add(known[key] = row = new TRow { CompanyId = key.Company, Revision = key.Revision });
        row.Take(message);
        return Task.CompletedTask;
    }
}
