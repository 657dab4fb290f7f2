using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>Files accepted items into the pool of their property's dossier, opening the working dossier where there is none; accepted means filed (clauses 5.1.4, 5.1.5, 5.3.1).</summary>
/// <remarks>
/// An item has one accession whatever arrives, in whatever order: the highest custody step says who holds it. What comes for a dossier that was merged is filed
/// into its successor's pool (AMB-23).
/// </remarks>
internal sealed class FileAccessionsOnBatchLinesAccepted(DossierDb db, TimeProvider clock) : IEffectOn<BatchLinesAccepted>
{
    private Dictionary<Guid, KnownItem> items = [];
    private Dictionary<Guid, Property> properties = [];
    private Dictionary<Guid, Dossier> dossiers = [];
    private Dictionary<Guid, Dossier> successors = [];
    private Dictionary<Guid, Accession> accessions = [];

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<BatchLinesAccepted> messages, CancellationToken ct)
    {
        var itemIds = messages.SelectMany(message => message.Lines).Select(line => line.ItemId).Distinct().ToList();
        var propertyIds = messages.SelectMany(message => message.Lines).Select(line => line.PropertyId).Distinct().ToList();
        items = await db.KnownItems.AsNoTracking().Where(item => itemIds.Contains(item.ItemId)).ToDictionaryAsync(item => item.ItemId, ct);
        properties = await db.Properties.AsNoTracking().Where(property => propertyIds.Contains(property.Id)).ToDictionaryAsync(property => property.Id, ct);
        dossiers = await db.Dossiers.Where(dossier => propertyIds.Contains(dossier.PropertyId)).ToDictionaryAsync(dossier => dossier.PropertyId, ct);
        successors = await SuccessorsAsync(ct);
        accessions = await db.Accessions.Where(accession => itemIds.Contains(accession.ItemId)).ToDictionaryAsync(accession => accession.ItemId, ct);
    }

    /// <inheritdoc/>
    public Task ApplyAsync(BatchLinesAccepted message, Arrival arrival, CancellationToken ct)
    {
        foreach (var line in message.Lines)
            RequireKnown(message.CompanyId, line);
        foreach (var lines in message.Lines.GroupBy(line => line.PropertyId))
            File(message, lines.Key, [.. lines]);
        return Task.CompletedTask;
    }

    private void RequireKnown(Guid companyId, AcceptedLine line)
    {
        if (!items.TryGetValue(line.ItemId, out var item) || item.CompanyId != companyId)
            throw new NotYet($"item/{line.ItemId}", "the item is not known here yet");
        if (!properties.TryGetValue(line.PropertyId, out var property) || property.CompanyId != companyId)
            throw new NotYet($"property/{line.PropertyId}", "the property is not known here yet");
    }

    private void File(BatchLinesAccepted message, Guid propertyId, IReadOnlyList<AcceptedLine> lines)
    {
        var now = clock.GetUtcNow();
        var dossier = InUse(dossiers.GetValueOrDefault(propertyId) ?? Open(propertyId));
        var before = dossier.Version;
        dossier.Concern([message.FromDepartment, .. lines.Select(line => items[line.ItemId].DepartmentCode)]);
        foreach (var line in lines)
            File(dossier, items[line.ItemId], new(line.Hop, message.ToDepartment, message.ToTeam, message.BatchNo, message.AcceptedAt), now);
        if (dossier.Version == before)
            return;
        db.Announce(dossier.Changed(now));
        db.Audit(null, "dossier.receive", $"dossier/{dossier.Id}", new { message.BatchId, lines = lines.Count });
    }

    private void File(Dossier dossier, KnownItem item, CustodyStep step, DateTimeOffset now)
    {
        if (accessions.TryGetValue(item.ItemId, out var accession))
        {
            dossier.Follow(accession, step);
            return;
        }
        accessions[item.ItemId] = accession = dossier.Receive(item, step);
        db.Add(accession);
        db.Announce(dossier.Filed(accession, now));
    }

    /// <summary>The dossiers that those asked for were merged into, one after another, by their ids.</summary>
    private async Task<Dictionary<Guid, Dossier>> SuccessorsAsync(CancellationToken ct)
    {
        var found = dossiers.Values.ToDictionary(dossier => dossier.Id);
        while (found.Values.Select(dossier => dossier.SuccessorId).OfType<Guid>().Where(id => !found.ContainsKey(id)).Distinct().ToList() is { Count: > 0 } missing)
        {
            foreach (var successor in await db.Dossiers.Where(dossier => missing.Contains(dossier.Id)).ToListAsync(ct))
                found[successor.Id] = successor;
        }
        return found;
    }

    private Dossier InUse(Dossier dossier)
    {
        while (dossier.SuccessorId is { } successor)
            dossier = successors[successor];
        return dossier;
    }

    private Dossier Open(Guid propertyId)
    {
        var dossier = Dossier.Open(clock.NewId(), properties[propertyId], ArchiveTime.Today(clock));
        dossiers[propertyId] = dossier;
        db.Add(dossier);
        db.Audit(null, "dossier.open", $"dossier/{dossier.Id}", new { propertyId });
        return dossier;
    }
}
