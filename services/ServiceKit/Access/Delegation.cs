namespace ArchivePlatform.ServiceKit.Access;

/// <summary>A duty that another department performs for some time (clauses 4.3, 4.4).</summary>
/// <param name="Role">One of <see cref="DutyRole.All"/> but <c>GMO</c>.</param>
/// <param name="From">First day, local archive date.</param>
/// <param name="Until">Last day; null while open.</param>
public sealed record Delegation(string Role, string Department, DateOnly From, DateOnly? Until)
{
    /// <summary>Whether it holds on a day.</summary>
    public bool Covers(DateOnly day) => From <= day && (Until is null || day <= Until);
}
