using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Custodies;

/// <summary>Begins the chain of custody of an item with the department that registered it, once (clause 4.2.1).</summary>
/// <remarks>Later versions never move custody. Assumption: Intake does not change the registering department of an item.</remarks>
internal sealed class StartCustodyOnItemRegistered(HandoverDb db) : IEffectOn<ItemRegistered>
{
    private Dictionary<Guid, CustodyHop> first = [];

    public async Task PrepareAsync(IReadOnlyList<ItemRegistered> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.ItemId).Distinct().ToList();
        first = await db.CustodyHops.Where(hop => ids.Contains(hop.ItemId) && hop.Hop == 1).ToDictionaryAsync(hop => hop.ItemId, ct);
    }

    public Task ApplyAsync(ItemRegistered message, Arrival arrival, CancellationToken ct)
    {
        if (first.TryGetValue(message.ItemId, out var known))
        {
            known.Learn(message.OccurredAt, message.By);
            return Task.CompletedTask;
        }
        var registrar = new Party(message.DepartmentCode, message.TeamCode);
        var (custody, hop) = Custody.Start(message.ItemId, message.CompanyId, registrar, message.OccurredAt, message.By);
        first[message.ItemId] = hop;
        db.Add(custody);
        db.Add(hop);
        db.Audit(null, "custody.start", $"custody/{message.ItemId}", new { department = registrar.Department, team = registrar.Team });
        return Task.CompletedTask;
    }
}
