namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Another company whose people act as members of one department for some time (clause 4.3.2, AMB-33).</summary>
/// <param name="CompanyCode">Code of the trusted company, for example <c>PM01</c>.</param>
/// <param name="Department">The department its people stand in, for example <c>PM_CO</c>.</param>
/// <param name="From">First day, local archive date.</param>
/// <param name="Until">Last day; null while open.</param>
public sealed record Trust(string CompanyCode, string Department, DateOnly From, DateOnly? Until)
{
    /// <summary>Whether it holds on a day.</summary>
    public bool Covers(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>The caller as the trusting company sees him: a member of that department and nothing else.</summary>
    public Actor Admit(Actor actor) => actor with
    {
        Departments = new HashSet<string>(StringComparer.Ordinal) { Department },
        Teams = new HashSet<string>(StringComparer.Ordinal),
        Roles = new HashSet<string>(StringComparer.Ordinal),
        Clearance = Levels.Lowest,
    };
}
