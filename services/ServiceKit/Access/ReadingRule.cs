using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>The reading rule, stated once: the own company, and a clearance that covers the level or a place among the named viewers (clause 5.1.5, AMB-12).</summary>
/// <remarks>What it hides is as if it did not exist: no row, no count, and the same 404 as for an id nobody ever gave.</remarks>
public static class ReadingRule
{
    /// <summary>The rows the caller may read.</summary>
    /// <exception cref="RequestRefused"><c>ON_BEHALF_OF_REQUIRED</c> (403), whatever is asked for: a program without a department would lend its rights to whoever uses it</exception>
    public static IQueryable<T> ReadableBy<T>(this IQueryable<T> rows, Actor actor) where T : class, IGuarded
    {
        if (actor.Machine && actor.Departments.Count == 0)
            throw new RequestRefused(Refusals.OnBehalfOfRequired);
        var levels = Levels.CoveredBy(actor.Clearance);
        return rows.Where(row => row.CompanyCode == actor.Company && (levels.Contains(row.AccessLevel) || row.Viewers.Contains(actor.Person)));
    }

    /// <summary>Whether reading it is noted in its audit trail: that of A and B is, by whomever.</summary>
    public static bool IsSecret(this IGuarded guarded) => guarded.AccessLevel != Levels.Lowest;
}
