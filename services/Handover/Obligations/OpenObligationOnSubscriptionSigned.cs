using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Messaging;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Opens the five-day obligation of a signed subscription letter, or moves it to the corrected day (clause 5.2.2, AMB-03, AMB-04).</summary>
internal sealed class OpenObligationOnSubscriptionSigned(ObligationBook book) : IEffectOn<SubscriptionSigned>
{
    public Task PrepareAsync(IReadOnlyList<SubscriptionSigned> messages, CancellationToken ct) =>
        book.TakeAsync(messages.Select(message => message.SaleId), [], ct, messages.Select(message => message.CompanyId));

    public Task ApplyAsync(SubscriptionSigned message, Arrival arrival, CancellationToken ct)
    {
        var giver = new Party(message.GivingDepartment, message.GivingTeam is { Length: > 0 } team ? team : null);
        book.Sign(new Subscription(message.SaleId, message.CompanyId, message.PropertyId, message.SignedOn, giver, message.Version));
        book.Judge(message.SaleId);
        return Task.CompletedTask;
    }
}
