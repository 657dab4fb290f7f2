using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Who acts, as the verified token says; never taken from a request body.</summary>
/// <param name="Person">Stable id of the person or client (<c>sub</c>).</param>
/// <param name="Company">Code of the company the caller belongs to.</param>
/// <param name="Departments">Codes of the caller's departments.</param>
/// <param name="Teams">Codes of the caller's teams, for example <c>SALES_TEAM:YHY</c>.</param>
/// <param name="Machine">True for a scanning station or another program.</param>
public sealed record Actor(
    string Person,
    string Name,
    string Company,
    IReadOnlySet<string> Departments,
    IReadOnlySet<string> Teams,
    IReadOnlySet<string> Roles,
    bool Machine)
{
    /// <summary>Highest security level the caller is cleared for: <c>A</c>, <c>B</c> or <c>C</c>.</summary>
    public string Clearance { get; init; } = Levels.Lowest;

    /// <summary>Whether the caller belongs to the department.</summary>
    public bool IsIn(string department) => Departments.Contains(department);

    /// <summary>Whether the caller holds the role.</summary>
    public bool HasRole(string role) => Roles.Contains(role);

    /// <summary>The caller of a request.</summary>
    public static ValueTask<Actor?> BindAsync(HttpContext context, ParameterInfo parameter) => new(Of(context.User));

    internal static Actor? Of(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && user.FindFirst("sub")?.Value is { Length: > 0 } person
            ? new Actor(
                person,
                user.FindFirst("name")?.Value ?? person,
                user.FindFirst("company")?.Value ?? "",
                Values(user, "department"),
                Values(user, "team"),
                Values(user, "role"),
                user.FindFirst("client_kind")?.Value == "machine")
            {
                Clearance = user.FindFirst("clearance")?.Value ?? Levels.Lowest,
            }
            : null;

    private static HashSet<string> Values(ClaimsPrincipal user, string type) =>
        user.FindAll(type).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
}
