using Microsoft.AspNetCore.Authorization;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>The policies a route group names; a route without one fails a test.</summary>
public static class Policies
{
    /// <summary>Any person or machine of a company.</summary>
    public const string Member = "member";

    /// <summary>Archivist or head of the custodian department (clause 4.1).</summary>
    public const string Archivist = "archivist";

    /// <summary>Keeper of companies, projects and properties.</summary>
    public const string Registry = "registry";

    /// <summary>The operations team.</summary>
    public const string Operations = "operations";

    /// <summary>The auditor, who reads the audit trail.</summary>
    public const string Auditor = "auditor";

    /// <summary>Whoever may read how the routes are called: developers and operations.</summary>
    public const string Developer = "developer";

    /// <summary>The system administrator, who keeps people, stations and programs but grants no rights.</summary>
    public const string SystemAdministrator = "system-administrator";

    /// <summary>The security administrator, who grants rights and keeps second factors and keys.</summary>
    public const string SecurityAdministrator = "security-administrator";

    /// <summary>Either of the two; both see who there is.</summary>
    public const string Administrator = "administrator";

    internal static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Member, policy => policy.RequireClaim("company"));
        options.AddPolicy(Archivist, policy => policy.RequireClaim("company").RequireClaim("role", "ARCHIVIST", "GMO_HEAD"));
        options.AddPolicy(Registry, policy => policy.RequireClaim("company").RequireClaim("role", "REGISTRY"));
        options.AddPolicy(Operations, policy => policy.RequireClaim("role", "OPERATIONS"));
        options.AddPolicy(Auditor, policy => policy.RequireClaim("role", "AUDITOR"));
        options.AddPolicy(Developer, policy => policy.RequireClaim("role", "DEVELOPER", "OPERATIONS"));
        options.AddPolicy(SystemAdministrator, policy => policy.RequireClaim("role", "SYSTEM_ADMIN"));
        options.AddPolicy(SecurityAdministrator, policy => policy.RequireClaim("role", "SECURITY_ADMIN"));
        options.AddPolicy(Administrator, policy => policy.RequireClaim("role", "SYSTEM_ADMIN", "SECURITY_ADMIN"));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
}
