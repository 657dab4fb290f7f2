using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>The first dossiers somebody may read, in the order of their ids, without looking at those in between.</summary>
internal static class ReadablePage
{
    /// <summary>Dossiers the reader may read after <paramref name="after"/>: at least the first <paramref name="size"/> of them, where there are as many.</summary>
    /// <remarks>For the archive nearly every row counts. For others the first of all are among the first of each of their ranges.</remarks>
    internal static IQueryable<Dossier> ReadableAfter(this DossierDb db, Reader reader, Guid? after, int size)
    {
        var last = after ?? Guid.Empty;
        var readable = db.Dossiers.ReadableBy(reader);
        if (reader.SeesAll)
            return readable.Where(dossier => dossier.Id > last);
        var keys = DossierReader.KeysOf(reader);
        var first = db.Database.SqlQuery<Guid>($"""
            select entry.dossier_id as "Value" from unnest({keys}) as wanted (key) cross join lateral (
                select dossier_id from dossier_reader
                where company_id = {reader.CompanyId} and key = wanted.key and dossier_id > {last} order by dossier_id limit {size}) entry
            """);
        return readable.Where(dossier => first.Contains(dossier.Id));
    }
}
