using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Dossiers.Storage;

/// <summary>Company isolation: another company's things are as if they did not exist.</summary>
internal static class Visible
{
    /// <summary>The rows of the caller's company.</summary>
    internal static IQueryable<T> Of<T>(this IQueryable<T> rows, Actor actor) where T : class, IOfCompany =>
        rows.Where(row => row.CompanyCode == actor.Company);
}
