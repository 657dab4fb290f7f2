namespace ArchivePlatform.Handovers.Domain;

/// <summary>The person who acts, with the departments the person belongs to.</summary>
internal sealed record Member(string Person, IReadOnlyCollection<string> Departments)
{
    public bool IsIn(string department) => Departments.Contains(department);
}
