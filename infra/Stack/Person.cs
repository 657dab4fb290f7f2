namespace ArchivePlatform.Stack;

/// <summary>Someone of the demonstration company, or a machine, as a token describes them.</summary>
/// <param name="Id">The token's subject, for example <c>limin</c>.</param>
/// <param name="Company">Code of the company, for example <c>SZ01</c>.</param>
/// <param name="Departments">Codes of the departments they belong to.</param>
/// <param name="Teams">Codes of their teams, for example <c>SALES_TEAM:YHY</c>.</param>
/// <param name="Roles">Roles beyond membership: <c>ARCHIVIST</c>, <c>GMO_HEAD</c>, <c>REGISTRY</c>, <c>OPERATIONS</c>, <c>AUDITOR</c>, <c>SYSTEM_ADMIN</c>, <c>SECURITY_ADMIN</c>.</param>
public sealed record Person(
    string Id,
    string Name,
    string Company,
    IReadOnlyList<string> Departments,
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Roles)
{
    /// <summary>True for a program that acts by itself.</summary>
    public bool IsMachine { get; init; }

    /// <summary>Highest security level readable by clearance: <c>A</c> over <c>B</c> over <c>C</c>.</summary>
    public string Clearance { get; init; } = "C";
}
