using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Storage;

/// <summary>What is taken for the length of a transaction. Dossiers go before volumes, each in one order, so that two holders cannot block each other.</summary>
internal static class Locks
{
    /// <summary>The next loan number of the company and year, from 1; nobody else gets one until the transaction ends.</summary>
    public static async Task<int> NextLoanAsync(this LendingDb db, Guid companyId, int year, CancellationToken ct)
    {
        var taken = await db.Database.SqlQuery<int>($"""
            insert into loan_counter (company_id, year, last) values ({companyId}, {year}, 1)
            on conflict (company_id, year) do update set last = loan_counter.last + 1 returning last
            """).ToListAsync(ct);
        return taken[0];
    }

    /// <summary>Lets nobody else act on loans of these dossiers, nor follow their level, until the transaction ends.</summary>
    public static Task LockDossiersAsync(this LendingDb db, IEnumerable<Guid> dossiers, CancellationToken ct) =>
        db.LockAsync(dossiers.Select(dossier => $"dossier/{dossier}"), ct);

    /// <summary>Lets nobody else hand out or hold these volumes until the transaction ends.</summary>
    public static Task LockVolumesAsync(this LendingDb db, IEnumerable<Guid> volumes, CancellationToken ct) =>
        db.LockAsync(volumes.Select(volume => $"volume/{volume}"), ct);

    private static Task<int> LockAsync(this LendingDb db, IEnumerable<string> subjects, CancellationToken ct)
    {
        var sorted = subjects.Distinct().Order(StringComparer.Ordinal).ToArray();
        return db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended(subject, 0)) from unnest({sorted}) as subject", ct);
    }
}
