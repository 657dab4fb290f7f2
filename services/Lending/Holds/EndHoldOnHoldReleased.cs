using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Holds;

/// <summary>Lets held volumes be lent again; nothing else ends a hold (AMB-23, decision 0023).</summary>
/// <remarks>A release that comes before its wish is remembered, so that the wish holds nothing.</remarks>
internal sealed class EndHoldOnHoldReleased(LendingDb db) : IEffectOn<HoldReleased>
{
    private Dictionary<Guid, Hold> holds = [];
    private ILookup<Guid, Possession> possessions = Array.Empty<Possession>().ToLookup(row => row.VolumeId);

    public async Task PrepareAsync(IReadOnlyList<HoldReleased> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.HoldId).Distinct().ToList();
        holds = await db.Holds.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        possessions = (await db.Possessions.Where(row => row.HoldId != null && ids.Contains(row.HoldId.Value)).ToListAsync(ct)).ToLookup(row => row.HoldId!.Value);
    }

    public Task ApplyAsync(HoldReleased message, Arrival arrival, CancellationToken ct)
    {
        if (!holds.TryGetValue(message.HoldId, out var hold))
        {
            db.Add(holds[message.HoldId] = Hold.ReleasedBefore(message.HoldId, message.CompanyId));
            return Task.CompletedTask;
        }
        if (!hold.Release())
            return Task.CompletedTask;
        db.RemoveRange(possessions[hold.Id]);
        db.Audit(null, "hold.end", HoldNews.Subject(hold.Id));
        return Task.CompletedTask;
    }
}
