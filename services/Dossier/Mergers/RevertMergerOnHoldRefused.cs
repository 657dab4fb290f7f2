using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Messaging;

namespace ArchivePlatform.Dossiers.Mergers;

/// <summary>Gives a merger up because a volume is on loan or held; its dossiers go on as before (AMB-23, decision 0023).</summary>
internal sealed class RevertMergerOnHoldRefused(DossierDb db, TimeProvider clock) : IEffectOn<HoldRefused>
{
    private MergerFiles files = new();

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<HoldRefused> messages, CancellationToken ct) =>
        files = await MergerFiles.OfAsync(db, messages.Select(message => message.HoldId), ct);

    /// <inheritdoc/>
    public Task ApplyAsync(HoldRefused message, Arrival arrival, CancellationToken ct)
    {
        if (files.Pending(message.HoldId) is not { } merger)
            return Task.CompletedTask;
        var now = clock.GetUtcNow();
        var dossiers = files.Of(merger);

        merger.Revert(dossiers, message.Code, message.Volumes, now);

        db.Audit(null, "merger.revert", $"merger/{merger.Id}", new { message.Code, volumes = message.Volumes });
        foreach (var dossier in dossiers)
        {
            db.Announce(dossier.Changed(now));
            db.Audit(null, "dossier.let-go", $"dossier/{dossier.Id}", new { merger = merger.Id });
        }
        return Task.CompletedTask;
    }
}
