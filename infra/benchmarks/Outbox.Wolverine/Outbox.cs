using Microsoft.EntityFrameworkCore;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime;
using Wolverine.Runtime.Serialization;

namespace ArchivePlatform.Benchmarks.Peer;

/// <summary>Wolverine's outbox on a session of EF Core: the message's row is saved in the same round trip as the item's.</summary>
/// <remarks>Does what <c>IDbContextOutbox</c> of WolverineFx.EntityFrameworkCore does with mapped envelopes, on the same extension point; that package cannot be restored everywhere.</remarks>
internal sealed class Outbox : MessageContext
{
    public Outbox(IWolverineRuntime runtime, ProducerDb db) : base(runtime)
    {
        Db = db;
        Transaction = new SessionTransaction(db);
    }

    public ProducerDb Db { get; }

    public async Task SaveAndFlushAsync(CancellationToken ct)
    {
        await Db.SaveChangesAsync(ct);
        await FlushOutgoingMessagesAsync();
    }

    private sealed class SessionTransaction(DbContext db) : IEnvelopeTransaction
    {
        public Task PersistOutgoingAsync(Envelope envelope)
        {
            db.Add(OutgoingMessage.From(envelope));
            return Task.CompletedTask;
        }

        public Task PersistOutgoingAsync(Envelope[] envelopes)
        {
            db.AddRange(envelopes.Select(OutgoingMessage.From));
            return Task.CompletedTask;
        }

        public Task PersistIncomingAsync(Envelope envelope) => throw new NotSupportedException("The producer receives nothing.");

        public ValueTask RollbackAsync() => ValueTask.CompletedTask;

        public Task<bool> TryMakeEagerIdempotencyCheckAsync(Envelope envelope, DurabilitySettings settings, CancellationToken cancellation) =>
            throw new NotSupportedException("The producer receives nothing.");
    }
}

/// <summary>A row of Wolverine's outgoing envelopes.</summary>
internal sealed record OutgoingMessage(Guid Id, int OwnerId, string Destination, DateTimeOffset? DeliverBy, byte[] Body, int Attempts, string MessageType)
{
    public static OutgoingMessage From(Envelope envelope) => new(
        envelope.Id, envelope.OwnerId, envelope.Destination!.ToString(), envelope.DeliverBy?.ToUniversalTime(),
        EnvelopeSerializer.Serialize(envelope), envelope.Attempts, envelope.MessageType!);
}
