using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Who looks, as far as the reading rule asks; each service makes it in one place.</summary>
/// <param name="CompanyId">The caller's company; an empty id while it is not known here, for which nothing exists.</param>
/// <param name="Departments">The departments the caller stands for, also by a duty or from outside (<see cref="Concerned"/>).</param>
/// <param name="SeesAll">Whether the caller belongs to the archive, which all material of the company concerns (clause 4.1).</param>
/// <param name="Levels">The levels the caller is cleared for.</param>
public sealed record Reader(string Person, Guid CompanyId, IReadOnlyList<string> Departments, bool SeesAll, IReadOnlyList<string> Levels)
{
    /// <summary>The caller of a request, in the own company.</summary>
    /// <param name="custodian">Code of the company's custodian department today; null while it is not known here.</param>
    /// <param name="duties">Duty roles the caller's departments perform today, as far as they open something.</param>
    /// <exception cref="RequestRefused"><c>ON_BEHALF_OF_REQUIRED</c> (403), whatever is asked for: a program without a department would lend its rights to whoever uses it</exception>
    public static Reader Of(Actor actor, Guid companyId, string? custodian, params IReadOnlyList<string> duties)
    {
        if (actor.Machine && actor.Departments.Count == 0)
            throw new RequestRefused(Refusals.OnBehalfOfRequired);
        return new(
            actor.Person,
            companyId,
            [.. actor.Departments, .. duties.Select(Concerned.Duty)],
            actor.HasRole("ARCHIVIST") || actor.HasRole("GMO_HEAD") || (custodian is not null && actor.IsIn(custodian)),
            Access.Levels.CoveredBy(actor.Clearance));
    }

    /// <summary>The caller in a company that trusts his: only what the trusted department itself brought exists for him (AMB-33).</summary>
    public static Reader FromOutside(Actor actor, Guid companyId) =>
        new(actor.Person, companyId, [.. actor.Departments.Select(Concerned.Outside)], SeesAll: false, Access.Levels.CoveredBy(actor.Clearance));
}
