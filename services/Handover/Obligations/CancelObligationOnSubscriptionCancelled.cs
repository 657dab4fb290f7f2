using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Messaging;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Ends the obligation of a cancelled subscription; one that arrives before the signing is kept and counts then (AMB-04, AMB-30).</summary>
internal sealed class CancelObligationOnSubscriptionCancelled(ObligationBook book) : IEffectOn<SubscriptionCancelled>
{
    public Task PrepareAsync(IReadOnlyList<SubscriptionCancelled> messages, CancellationToken ct) =>
        book.TakeAsync(messages.Select(message => message.SaleId), [], ct);

    public Task ApplyAsync(SubscriptionCancelled message, Arrival arrival, CancellationToken ct)
    {
        book.Facts.Cancel(Cancellation.Of(message.SaleId, message.CompanyId, message.CancelledOn, message.Version));
        book.Judge(message.SaleId);
        return Task.CompletedTask;
    }
}
