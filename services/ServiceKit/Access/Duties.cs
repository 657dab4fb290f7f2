namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Who has which duty in a company on one day, stated once, so that no two services send the same paper to different departments (clauses 4.1–4.4, AMB-15).</summary>
public sealed class Duties
{
    private readonly string custodian;
    private readonly Dictionary<string, IReadOnlyList<string>> teams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> delegated = new(StringComparer.Ordinal);

    /// <param name="custodian">Code of the custodian department.</param>
    /// <param name="departments">The departments with the codes of their teams.</param>
    /// <param name="delegations">Every delegation, in force on <paramref name="day"/> or not.</param>
    /// <param name="day">Local archive date.</param>
    public Duties(string custodian, IEnumerable<(string Code, IReadOnlyList<string> Teams)> departments, IEnumerable<Delegation> delegations, DateOnly day)
    {
        this.custodian = custodian;
        foreach (var department in departments)
            teams[department.Code] = department.Teams;
        foreach (var delegation in delegations.Where(delegation => delegation.Covers(day)))
            delegated[delegation.Role] = delegation.Department;
    }

    /// <summary>The one department that has a duty: whom it is delegated to, else the department of the same code; null where there is neither.</summary>
    /// <remarks>Assumption: the duties of the teams of sales lie, unless delegated, wherever sales itself lies; with the team there, or with the department as a whole where it has none.</remarks>
    public Keeper? Of(string role)
    {
        if (role == DutyRole.Gmo)
            return new(custodian, null);
        if (delegated.TryGetValue(role, out var other))
            return new(other, null);
        if (teams.ContainsKey(role))
            return new(role, null);
        return DutyRole.IsOfSales(role) && Of(DutyRole.Sales) is { } sales ? sales with { Team = HasTeam(sales.Department, role) ? role : null } : null;
    }

    private bool HasTeam(string department, string role) => teams.GetValueOrDefault(department, []).Any(team => Keeper.KindOf(team) == role);
}
