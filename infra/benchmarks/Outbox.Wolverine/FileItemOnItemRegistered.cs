using ArchivePlatform.Contracts.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Wolverine;
using Wolverine.RDBMS;
using Wolverine.Runtime;

namespace ArchivePlatform.Benchmarks.Peer;

/// <summary>Files an item; row and inbox mark stand or fall together, as Wolverine's transactional middleware for EF Core does it.</summary>
public sealed class FileItemOnItemRegistered
{
    public static async Task Handle(ItemRegistered message, Envelope envelope, ConsumerDb db, IWolverineRuntime runtime, CancellationToken ct)
    {
        var inbox = (IMessageDatabase)runtime.Storage;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Add(FiledItem.From(message));
        await db.SaveChangesAsync(ct);

        var keepUntil = TimeProvider.System.GetUtcNow() + runtime.Options.Durability.KeepAfterMessageHandling;
        await inbox.MarkIncomingEnvelopeAsHandledInTransactionAsync(db.Database.GetDbConnection(), transaction.GetDbTransaction(), envelope, keepUntil, ct);
        await transaction.CommitAsync(ct);
        envelope.Status = EnvelopeStatus.Handled;
    }
}
