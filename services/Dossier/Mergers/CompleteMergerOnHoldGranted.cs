using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Mergers;

/// <summary>Merges, every volume being kept in its place: opens the successor's dossier, freezes the old ones, and lets the volumes go (AMB-23, decision 0023).</summary>
/// <remarks>What waited unarranged goes on in the successor's pool, and so does what is accepted later.</remarks>
internal sealed class CompleteMergerOnHoldGranted(DossierDb db, TimeProvider clock) : IEffectOn<HoldGranted>
{
    private MergerFiles files = new();
    private Dictionary<Guid, Property> properties = [];
    private Dictionary<Guid, Dossier> successors = [];
    private ILookup<Guid, Accession> pools = Array.Empty<Accession>().ToLookup(row => row.DossierId);

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<HoldGranted> messages, CancellationToken ct)
    {
        files = await MergerFiles.OfAsync(db, messages.Select(message => message.HoldId), ct);
        var propertyIds = files.All.Select(merger => merger.PropertyId).ToList();
        var dossierIds = files.All.SelectMany(merger => merger.DossierIds).ToList();
        properties = await db.Properties.AsNoTracking().Where(row => propertyIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        successors = await db.Dossiers.Where(row => propertyIds.Contains(row.PropertyId)).ToDictionaryAsync(row => row.PropertyId, ct);
        pools = (await db.Accessions.Where(row => dossierIds.Contains(row.DossierId) && row.ItemNumber == null).ToListAsync(ct)).ToLookup(row => row.DossierId);
    }

    /// <inheritdoc/>
    public Task ApplyAsync(HoldGranted message, Arrival arrival, CancellationToken ct)
    {
        if (files.Pending(message.HoldId) is not { } merger)
            return Task.CompletedTask;
        var now = clock.GetUtcNow();
        var (dossiers, successor) = (files.Of(merger), SuccessorOf(merger));

        merger.Complete(dossiers, successor, now);
        foreach (var accession in dossiers.SelectMany(dossier => pools[dossier.Id]))
        {
            accession.PassTo(successor);
            db.Announce(successor.Filed(accession, now));
        }

        foreach (var dossier in dossiers.Append(successor))
            db.Announce(dossier.Changed(now));
        db.Announce(new HoldReleased(merger.Id, merger.CompanyId, merger.Version, now));
        db.Audit(null, "merger.complete", $"merger/{merger.Id}", new { successor = successor.Id });
        db.Audit(null, "dossier.succeed", $"dossier/{successor.Id}", new { predecessors = merger.DossierIds });
        foreach (var dossier in dossiers)
            db.Audit(null, "dossier.freeze", $"dossier/{dossier.Id}", new { successor = successor.Id });
        return Task.CompletedTask;
    }

    /// <summary>The dossier the successor property has by now, through material that was accepted for it, or a new one.</summary>
    private Dossier SuccessorOf(Merger merger)
    {
        if (successors.TryGetValue(merger.PropertyId, out var known))
            return known;
        var opened = Dossier.Open(clock.NewId(), properties[merger.PropertyId], ArchiveTime.Today(clock));
        db.Add(successors[merger.PropertyId] = opened);
        db.Audit(null, "dossier.open", $"dossier/{opened.Id}", new { opened.PropertyId });
        return opened;
    }
}
