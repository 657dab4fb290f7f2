using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Register;

/// <summary>Keeps which volumes are out of their place, and until when (clause 5.11.1).</summary>
internal sealed class RememberLoanOnLoanChanged(DossierDb db) : IEffectOn<LoanChanged>
{
    private Dictionary<Guid, KnownLoan> known = [];

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<LoanChanged> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.LoanId).Distinct().ToList();
        known = await db.KnownLoans.Where(row => ids.Contains(row.LoanId)).ToDictionaryAsync(row => row.LoanId, ct);
    }

    /// <inheritdoc/>
    public Task ApplyAsync(LoanChanged message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.LoanId, out var row))
            db.Add(known[message.LoanId] = row = new KnownLoan { LoanId = message.LoanId });
        row.Take(message.VolumeId, message.IsOut, message.DueOn, message.Version);
        return Task.CompletedTask;
    }
}
