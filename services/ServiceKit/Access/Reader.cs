namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Who looks, as far as the reading rule asks; each service makes it in one place.</summary>
/// <param name="CompanyId">The caller's company; an empty id while it is not known here, for which nothing exists.</param>
/// <param name="SeesAll">Whether the caller belongs to the archive, which all material of the company concerns (clause 4.1).</param>
/// <param name="Levels">The levels the caller is cleared for.</param>
public sealed record Reader(string Person, Guid CompanyId, IReadOnlyList<string> Departments, bool SeesAll, IReadOnlyList<string> Levels)
{
    /// <summary>The caller of a request.</summary>
    /// <param name="custodian">Code of the company's custodian department today; null while it is not known here.</param>
    public static Reader Of(Actor actor, Guid companyId, string? custodian) => new(
        actor.Person,
        companyId,
        [.. actor.Departments],
        actor.HasRole("ARCHIVIST") || actor.HasRole("GMO_HEAD") || (custodian is not null && actor.IsIn(custodian)),
        Access.Levels.CoveredBy(actor.Clearance));
}
