using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Waiting;

/// <summary>Registers waiting lines whose property and sale are known, and refuses those that waited longer than <see cref="WaitingLine.Patience"/>.</summary>
internal sealed class TryWaitingLines(IntakeDb db, WaitingRoom room, TimeProvider clock) : ISweep
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lines = await db.WaitingLines.FromSql($"""
            select line.* from waiting_line line
            where line.state = 'WAITING' and (line.until < {clock.GetUtcNow()}
                or (exists (select from known_property property where property.id = line.property_id and property.company_id = line.company_id)
                    and (line.sale_id is null or exists (select from sale where sale.id = line.sale_id and sale.company_id = line.company_id))))
            order by line.id limit 500 for update skip locked
            """).ToListAsync(ct);
        if (lines.Count == 0)
            return 0;
        var done = await room.TryAsync(lines, [], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return done;
    }
}
