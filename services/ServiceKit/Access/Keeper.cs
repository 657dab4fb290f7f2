namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Who has a duty.</summary>
/// <param name="Team">Kind of team inside the department, by the part of its code before the colon; null for the department as a whole.</param>
public sealed record Keeper(string Department, string? Team)
{
    /// <summary>Whether a party is the keeper, or one of its teams.</summary>
    public bool Is(string department, string? team) => department == Department && (Team is null || (team is not null && KindOf(team) == Team));

    /// <summary>Whether the caller belongs to it.</summary>
    public bool Has(Actor actor) => actor.IsIn(Department) && (Team is null || actor.Teams.Any(team => KindOf(team) == Team));

    internal static string KindOf(string team) => team.Split(':')[0];
}
