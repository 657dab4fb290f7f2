using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Registry;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Loans;

/// <summary>Voids approvals and calls volumes back when their dossier's level was raised above the one agreed to (clause 5.1.5).</summary>
/// <remarks>
/// It waits until the level is known here and takes the dossier's lock: who agrees or hands out after that knows the level, and whoever did before has left the
/// loan where this finds it. So the order of arrival does not matter.
/// </remarks>
internal sealed class RecallLoansOnDossierChanged(LendingDb db, TimeProvider clock) : IEffectOn<DossierChanged>
{
    private Dictionary<Guid, KnownDossier> known = [];
    private ILookup<Guid, Loan> loans = Array.Empty<Loan>().ToLookup(loan => loan.Id);

    public async Task PrepareAsync(IReadOnlyList<DossierChanged> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.DossierId).Distinct().ToList();
        await db.LockDossiersAsync(ids, ct);
        known = await db.KnownDossiers.AsNoTracking().Where(row => ids.Contains(row.DossierId)).ToDictionaryAsync(row => row.DossierId, ct);
        loans = (await db.Loans.Where(loan => ids.Contains(loan.DossierId) && loan.ApprovedLevel != null && loan.ReturnedAt == null).ToListAsync(ct))
            .ToLookup(loan => loan.DossierId);
    }

    public Task ApplyAsync(DossierChanged message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.DossierId, out var dossier) || dossier.Version < message.Version)
            throw new NotYet($"dossier/{message.DossierId}", "the dossier's level is not known here yet");
        foreach (var loan in loans[message.DossierId].Where(loan => loan.FollowLevel(dossier.AccessLevel, ArchiveTime.Today(clock))))
        {
            db.Announce(loan.Changed(clock.GetUtcNow()));
            db.Audit(null, "loan.follow-level", loan.Subject(), new { state = loan.State.Word(), level = dossier.AccessLevel });
        }
        return Task.CompletedTask;
    }
}
