using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Waiting;

/// <summary>Registers the bulk lines that waited for a property as soon as it is announced.</summary>
/// <remarks>A line becomes an item once: the item's id is the line's.</remarks>
internal sealed class RegisterWaitingLinesOnPropertyRegistered(IntakeDb db, WaitingRoom room) : IEffectOn<PropertyRegistered>
{
    private ILookup<(Guid Property, Guid Company), WaitingLine> waiting = Enumerable.Empty<WaitingLine>().ToLookup(line => (line.PropertyId, line.CompanyId));

    public async Task PrepareAsync(IReadOnlyList<PropertyRegistered> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.PropertyId).Distinct().ToArray();
        var lines = await db.WaitingLines.FromSql($"""
            select line.* from waiting_line line where line.state = 'WAITING' and line.property_id = any({ids}) order by line.id limit 5000 for update skip locked
            """).ToListAsync(ct);
        waiting = lines.ToLookup(line => (line.PropertyId, line.CompanyId));
    }

    public async Task ApplyAsync(PropertyRegistered message, Arrival arrival, CancellationToken ct)
    {
        var lines = waiting[(message.PropertyId, message.CompanyId)].Where(line => line.State == WaitingLine.Waiting).ToList();
        if (lines.Count > 0)
            await room.TryAsync(lines, [message.PropertyId], ct);
    }
}
