using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Keeps how secret dossiers are and whom they concern (clause 5.1.5).</summary>
internal sealed class RememberDossierOnDossierChanged(LendingDb db) : Remember<Guid, DossierChanged, KnownDossier>(db, message => message.DossierId)
{
    private readonly LendingDb db = db;

    /// <inheritdoc/>
    public override async Task ApplyAsync(DossierChanged message, Arrival arrival, CancellationToken ct)
    {
        await base.ApplyAsync(message, arrival, ct);
        db.Settle($"dossier/{message.DossierId}");
    }
}
