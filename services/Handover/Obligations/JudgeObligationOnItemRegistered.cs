using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Messaging;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Counts an item among those its sale's obligation covers, whenever it arrives (AMB-30).</summary>
internal sealed class JudgeObligationOnItemRegistered(ObligationBook book) : IEffectOn<ItemRegistered>
{
    public Task PrepareAsync(IReadOnlyList<ItemRegistered> messages, CancellationToken ct) =>
        book.TakeAsync(messages.Select(message => message.SaleId).OfType<Guid>(), [.. messages.Select(message => message.ItemId).Distinct()], ct);

    public Task ApplyAsync(ItemRegistered message, Arrival arrival, CancellationToken ct)
    {
        var fact = new ItemFact(
            message.ItemId, message.CompanyId, message.SaleId, message.Category, message.Subtype,
            new Party(message.DepartmentCode, message.TeamCode), message.OccurredAt, message.Version);
        foreach (var sale in book.Facts.Learn(fact))
            book.Judge(sale);
        return Task.CompletedTask;
    }
}
