using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>Remembers what an item is, newest version first, and lets waiting acceptances of it go on (clauses 3.1–3.9).</summary>
internal sealed class RememberItemOnItemRegistered(DossierDb db) : IEffectOn<ItemRegistered>
{
    private Dictionary<Guid, KnownItem> known = [];

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<ItemRegistered> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.ItemId).Distinct().ToList();
        known = await db.KnownItems.Where(item => ids.Contains(item.ItemId)).ToDictionaryAsync(item => item.ItemId, ct);
    }

    /// <inheritdoc/>
    public Task ApplyAsync(ItemRegistered message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.ItemId, out var before))
            db.Add(known[message.ItemId] = Describe(message));
        else if (before.Version < message.Version)
            db.Entry(before).CurrentValues.SetValues(Describe(message));
        db.Settle($"item/{message.ItemId}");
        return Task.CompletedTask;
    }

    private static KnownItem Describe(ItemRegistered message) => new()
    {
        ItemId = message.ItemId,
        CompanyId = message.CompanyId,
        PropertyId = message.PropertyId,
        DepartmentCode = message.DepartmentCode,
        InterimNo = message.InterimNo,
        Category = message.Category,
        Subtype = message.Subtype,
        Group = message.Group,
        Carrier = message.Carrier,
        Title = message.Title,
        DocumentDate = message.DocumentDate,
        ResponsibleParty = message.ResponsibleParty,
        Pages = message.Pages,
        SecurityLevel = message.SecurityLevel,
        Viewers = message.Viewers ?? [],
        Version = message.Version,
    };
}
