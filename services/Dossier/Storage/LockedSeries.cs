using ArchivePlatform.Dossiers.Domain;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Storage;

/// <summary>Takes counters for the length of a transaction.</summary>
internal static class LockedSeries
{
    /// <summary>The rows of the named series, locked until the transaction ends; a series that has not counted yet begins at 0.</summary>
    internal static async Task<Dictionary<string, NumberSeries>> LockSeries(
        this DossierDb db, string companyCode, IEnumerable<string> names, CancellationToken ct)
    {
        var sorted = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"insert into number_series (company_code, series, last) select {companyCode}, name, 0 from unnest({sorted}) as name on conflict do nothing", ct);
        return await db.NumberSeries
            .FromSql($"select * from number_series where company_code = {companyCode} and series = any({sorted}) order by series for update")
            .ToDictionaryAsync(series => series.Series, StringComparer.Ordinal, ct);
    }
}
