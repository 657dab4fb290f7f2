using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Storage;

/// <summary>A row that holds one revision of a company's organisation or policy; a revision never changes (clause 0).</summary>
internal interface IRevision : IVersioned
{
    Guid CompanyId { get; init; }

    /// <summary>From 1.</summary>
    int Revision { get; init; }

    /// <summary>First day in force, local archive date.</summary>
    DateOnly EffectiveOn { get; }
}

/// <summary>A revision as it is announced.</summary>
internal interface IRevision<in TMessage> : IRevision
{
    /// <summary>Takes over what the revision says.</summary>
    void Take(TMessage state);
}

internal static class InForce
{
    /// <summary>The revision in force on a day first: the highest that has taken effect; before the first takes effect, the first.</summary>
    public static IQueryable<T> InForceOn<T>(this IQueryable<T> revisions, DateOnly day) where T : class, IRevision =>
        revisions.Where(row => row.EffectiveOn <= day || row.Revision == 1).OrderByDescending(row => row.Revision);
}
