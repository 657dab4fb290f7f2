using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Holds;

/// <summary>Keeps volumes in their place for Dossier, or says which are not there; either once, in the transaction that hears the wish (AMB-23, decision 0023).</summary>
internal sealed class AnswerHoldOnHoldRequested(LendingDb db, TimeProvider clock) : IEffectOn<HoldRequested>
{
    private Dictionary<Guid, Hold> holds = [];
    private Dictionary<Guid, Possession> possessions = [];

    public async Task PrepareAsync(IReadOnlyList<HoldRequested> messages, CancellationToken ct)
    {
        var volumes = messages.SelectMany(message => message.Volumes).Distinct().ToList();
        var ids = messages.Select(message => message.HoldId).Distinct().ToList();
        await db.LockVolumesAsync(volumes, ct);
        possessions = await db.Possessions.AsNoTracking().Where(row => volumes.Contains(row.VolumeId)).ToDictionaryAsync(row => row.VolumeId, ct);
        holds = await db.Holds.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
    }

    public Task ApplyAsync(HoldRequested message, Arrival arrival, CancellationToken ct)
    {
        if (holds.TryGetValue(message.HoldId, out var known))
        {
            known.Hear(message.Volumes);
            return Task.CompletedTask;
        }
        var taken = message.Volumes.Where(possessions.ContainsKey).ToList();
        var hold = Hold.Answer(message.HoldId, message.CompanyId, message.Volumes, granted: taken.Count == 0);
        db.Add(holds[hold.Id] = hold);
        if (taken.Count == 0)
            Grant(hold);
        else
            Refuse(hold, taken);
        return Task.CompletedTask;
    }

    private void Grant(Hold hold)
    {
        foreach (var volume in hold.Volumes)
            db.Add(possessions[volume] = Possession.Held(volume, hold.Id));
        db.Announce(new HoldGranted(hold.Id, hold.CompanyId, hold.Version, clock.GetUtcNow()));
        db.Audit(null, "hold.grant", HoldNews.Subject(hold.Id), new { volumes = hold.Volumes.Count });
    }

    private void Refuse(Hold hold, IReadOnlyList<Guid> taken)
    {
        var rule = taken.Any(volume => possessions[volume].LoanId is not null) ? LendingRules.OnLoan : LendingRules.VolumeHeld;
        db.Announce(new HoldRefused(hold.Id, hold.CompanyId, rule.Code, taken, hold.Version, clock.GetUtcNow()));
        db.Audit(null, "hold.refuse", HoldNews.Subject(hold.Id), new { rule.Code, volumes = taken });
    }
}
