using System.Globalization;
using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>The first dossiers somebody may read, in the order of their ids, without looking at those in between.</summary>
internal static class ReadablePage
{
    /// <summary>Dossiers the reader may read after <paramref name="after"/>: at least the first <paramref name="size"/> of them, where there are as many.</summary>
    /// <param name="size">At most one more than the longest page.</param>
    /// <remarks>For the archive nearly every row counts. For others the first of all are among the first of each of their ranges.</remarks>
    internal static IQueryable<Dossier> ReadableAfter(this DossierDb db, Reader reader, Guid? after, int size)
    {
        var last = after ?? Guid.Empty;
        if (reader.SeesAll)
            return db.Dossiers.ReadableBy(reader).Where(dossier => dossier.Id > last);
        var keys = DossierReader.KeysOf(reader);
        return db.Dossiers.FromSqlRaw(First(keys.Length, size > Page.Usual + 1 ? Page.Most + 1 : Page.Usual + 1), keys, reader.CompanyId, last).ReadableBy(reader);
    }

    /// <summary>The first so many dossiers of each of so many keys.</summary>
    /// <remarks>With both numbers written out and the ids as an array the planner expects as few rows as there are: one plan serves all pages of a connection.</remarks>
    private static string First(int keys, int size) => string.Create(CultureInfo.InvariantCulture, $$"""
        select * from dossier where id = any (array (
            select entry.dossier_id from (values {{string.Join(", ", Enumerable.Range(1, keys).Select(place => $"(({{0}})[{place}])"))}}) as wanted (key) cross join lateral (
                select dossier_id from dossier_reader
                where company_id = {1} and key = wanted.key and dossier_id > {2} order by dossier_id limit {{size}}) entry))
        """);
}
