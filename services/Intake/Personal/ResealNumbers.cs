using System.Security.Cryptography;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Personal;

/// <summary>Seals numbers anew whose key was replaced; once none is left, the old key may be taken out of the settings.</summary>
/// <remarks>The sale does not change by it, so neither does its version. What does not open is logged and left as it is.</remarks>
internal sealed partial class ResealNumbers(IntakeDb db, NumberSeal seal, ILogger<ResealNumbers> log) : ISweep
{
    private const int Most = 200;

    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (seal.Replaced.Count == 0)
            return 0;
        var (after, read) = (new Line(Guid.Empty, 0, "", [], ""), 0);
        do
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var lines = await ReadAsync(after, ct);
            await StoreAsync([.. lines.Select(Anew).OfType<Line>()], ct);
            await transaction.CommitAsync(ct);
            (after, read) = (lines.Count > 0 ? lines[^1] : after, lines.Count);
        }
        while (read == Most);
        return 0;
    }

    private Task<List<Line>> ReadAsync(Line after, CancellationToken ct)
    {
        var replaced = seal.Replaced.ToArray();
        return db.Database.SqlQuery<Line>($"""
            select sale_id, buyer_seq, kind, sealed, sealed_with from buyer_number
            where sealed_with = any({replaced}) and (sale_id, buyer_seq, kind) > ({after.SaleId}, {after.BuyerSeq}, {after.Kind})
            order by sale_id, buyer_seq, kind limit {Most} for update skip locked
            """).ToListAsync(ct);
    }

    private Line? Anew(Line line)
    {
        var place = new NumberPlace(line.SaleId, line.BuyerSeq, line.Kind);
        try
        {
            return line with { Sealed = seal.Seal(place, seal.Open(place, line.SealedWith, line.Sealed)), SealedWith = seal.Newest };
        }
        catch (CryptographicException reason)
        {
            LogUnreadable(log, line.SaleId, line.BuyerSeq, line.Kind, reason.Message);
            return null;
        }
    }

    private async Task StoreAsync(List<Line> lines, CancellationToken ct)
    {
        if (lines.Count == 0)
            return;
        var (sales, buyers, kinds) = (lines.Select(line => line.SaleId).ToArray(), lines.Select(line => line.BuyerSeq).ToArray(), lines.Select(line => line.Kind).ToArray());
        var fresh = lines.Select(line => line.Sealed).ToArray();
        await db.Database.ExecuteSqlAsync($"""
            update buyer_number number set sealed = anew.sealed, sealed_with = {seal.Newest}
            from unnest({sales}, {buyers}, {kinds}, {fresh}) as anew (sale_id, buyer_seq, kind, sealed)
            where (number.sale_id, number.buyer_seq, number.kind) = (anew.sale_id, anew.buyer_seq, anew.kind)
            """, ct);
        LogSealed(log, lines.Count, seal.Newest);
    }

    private sealed record Line(Guid SaleId, int BuyerSeq, string Kind, byte[] Sealed, string SealedWith);

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Kind} number of buyer {Buyer} of sale {Sale} cannot be sealed anew: {Reason}")]
    private static partial void LogUnreadable(ILogger log, Guid sale, int buyer, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} numbers were sealed anew under {Key}")]
    private static partial void LogSealed(ILogger log, int count, string key);
}
