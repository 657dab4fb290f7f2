using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;

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
        var first = DossierReader.KeysOf(reader)
            .Select(key => db.DossierReaders
                .Where(entry => entry.CompanyId == reader.CompanyId && entry.Key == key && entry.DossierId > last)
                .OrderBy(entry => entry.DossierId)
                .Select(entry => entry.DossierId)
                .Take(size))
            .Aggregate((one, other) => one.Concat(other));
        return readable.Where(dossier => first.Contains(dossier.Id));
    }
}
