using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Items;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Waiting;

/// <summary>Tries bulk lines again that were put aside: registers those whose subject is known now, refuses those whose time is up.</summary>
internal sealed class WaitingRoom(IntakeDb db, Registrar registrar, TimeProvider clock)
{
    /// <summary>Tries lines the caller has locked; the caller saves.</summary>
    /// <param name="arrived">Properties known to the caller that the read model may not hold yet.</param>
    /// <returns>How many lines wait no longer.</returns>
    public async Task<int> TryAsync(IReadOnlyList<WaitingLine> lines, IReadOnlyCollection<Guid> arrived, CancellationToken ct)
    {
        var done = 0;
        foreach (var group in lines.GroupBy(line => line.CompanyId))
        {
            var revisions = db.Organisations.AsNoTracking().Where(row => row.CompanyId == group.Key);
            if (await revisions.InForceOn(ArchiveTime.Today(clock)).FirstOrDefaultAsync(ct) is { } company)
                done += await TryAsync(company, [.. group], arrived, ct);
        }
        return done;
    }

    private async Task<int> TryAsync(KnownOrganisation company, List<WaitingLine> lines, IReadOnlyCollection<Guid> arrived, CancellationToken ct)
    {
        var ledger = await registrar.OpenAsync(company, [.. lines.Select(line => line.Line)], ct);
        ledger.Properties.UnionWith(arrived);
        var items = lines.Select(line => Try(ledger, line)).OfType<Item>().ToList();
        await registrar.StoreAsync(company.CompanyId, items, null, ct);
        return lines.Count(line => line.State != WaitingLine.Waiting);
    }

    private Item? Try(Ledger ledger, WaitingLine line)
    {
        var now = clock.GetUtcNow();
        var outcome = Outcome.Of(ledger, line.Line, new Registration(line.Id, line.CompanyId, now, line.ReceivedBy), null);
        if (outcome.Item is not null)
            line.Settle();
        else if (outcome.Reason is { } reason && (!Outcome.MayWait(reason) || line.IsOverdue(now)))
            Refuse(line, reason);
        return outcome.Item;
    }

    private void Refuse(WaitingLine line, ServiceKit.Problems.RuleBroken reason)
    {
        line.Refuse(reason);
        db.Audit(null, "item.refuse", $"item/{line.Id}", new { reason.Rule.Code, line.ReceivedBy });
    }
}
