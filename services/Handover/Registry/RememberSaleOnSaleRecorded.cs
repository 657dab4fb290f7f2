using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps the sales that material belongs to (AMB-29).</summary>
internal sealed class RememberSaleOnSaleRecorded(HandoverDb db) : IEffectOn<SaleRecorded>
{
    private Dictionary<Guid, KnownSale> known = [];

    public async Task PrepareAsync(IReadOnlyList<SaleRecorded> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.SaleId).Distinct().ToList();
        known = await db.KnownSales.Where(row => ids.Contains(row.SaleId)).ToDictionaryAsync(row => row.SaleId, ct);
    }

    public Task ApplyAsync(SaleRecorded message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.SaleId, out var row))
            db.Add(known[message.SaleId] = row = new KnownSale { SaleId = message.SaleId });
        row.Take(message);
        return Task.CompletedTask;
    }
}
