namespace ArchivePlatform.Handovers.Domain;

/// <summary>Who gives, receives or holds: a department, or one team of it.</summary>
/// <param name="Team">Team code; null for the department as a whole.</param>
internal sealed record Party(string Department, string? Team)
{
    /// <summary>Whether <paramref name="other"/> is this party or a team of this department.</summary>
    public bool Covers(Party other) => Department == other.Department && (Team is null || Team == other.Team);
}
