namespace ArchivePlatform.ServiceKit.Versions;

/// <summary>Which revision is in force on a day: the highest that has taken effect; before the first takes effect, the first (clause 0).</summary>
public static class InForce
{
    /// <summary>The one in force on a local archive day first.</summary>
    public static IQueryable<T> InForceOn<T>(this IQueryable<T> revisions, DateOnly day) where T : class, IRevision =>
        revisions.Where(row => row.EffectiveOn <= day || row.Revision == 1).OrderByDescending(row => row.Revision);

    /// <summary>The same of revisions already read.</summary>
    public static IEnumerable<T> InForceOn<T>(this IEnumerable<T> revisions, DateOnly day) where T : class, IRevision =>
        revisions.Where(row => row.EffectiveOn <= day || row.Revision == 1).OrderByDescending(row => row.Revision);
}
