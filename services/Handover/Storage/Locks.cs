using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Storage;

/// <summary>What is taken for the length of a transaction.</summary>
internal static class Locks
{
    /// <summary>The next batch number of the company and year, from 1; nobody else gets one until the transaction ends.</summary>
    public static async Task<int> NextBatchAsync(this HandoverDb db, Guid companyId, int year, CancellationToken ct)
    {
        var taken = await db.Database.SqlQuery<int>($"""
            insert into batch_counter (company_id, year, last) values ({companyId}, {year}, 1)
            on conflict (company_id, year) do update set last = batch_counter.last + 1 returning last
            """).ToListAsync(ct);
        return taken[0];
    }

    /// <summary>Lets nobody else judge these sales until the transaction ends; always taken in one order, so that two holders cannot block each other.</summary>
    public static Task LockSalesAsync(this HandoverDb db, IEnumerable<Guid> sales, CancellationToken ct)
    {
        var subjects = sales.Select(sale => $"sale/{sale}").Order(StringComparer.Ordinal).ToArray();
        return db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(subject, 0)) from unnest({subjects}) as subject", ct);
    }

    /// <summary>Keeps the policies as they are until the transaction ends; many may hold this together.</summary>
    public static Task LockPoliciesForReadingAsync(this HandoverDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared(hashtextextended('policies', 0))", ct);

    /// <summary>Waits until nobody judges by the policies, and lets nobody begin until the transaction ends.</summary>
    public static Task LockPoliciesForChangeAsync(this HandoverDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('policies', 0))", ct);
}
