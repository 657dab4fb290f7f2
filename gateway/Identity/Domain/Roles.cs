namespace ArchivePlatform.Identities.Domain;

/// <summary>Every role a person or program may hold.</summary>
public static class Roles
{
    /// <summary>Keeps people, stations and programs; grants no rights.</summary>
    public const string SystemAdministrator = "SYSTEM_ADMIN";

    /// <summary>Grants rights; keeps second factors and keys.</summary>
    public const string SecurityAdministrator = "SECURITY_ADMIN";

    /// <summary>Reads the audit trail: the third administrator.</summary>
    public const string AuditAdministrator = "AUDITOR";

    private static readonly HashSet<string> Known =
    [
        "ARCHIVIST", "GMO_HEAD", "REGISTRY", "OPERATIONS", "DEVELOPER", SystemAdministrator, SecurityAdministrator, AuditAdministrator,
    ];

    private static readonly HashSet<string> Administrators = [SystemAdministrator, SecurityAdministrator, AuditAdministrator];

    private static readonly HashSet<string> OfPlatform = ["OPERATIONS", "DEVELOPER", AuditAdministrator];

    private static readonly HashSet<string> Guarded = ["GMO_HEAD", SecurityAdministrator, "OPERATIONS"];

    /// <summary>Whether the platform knows the role.</summary>
    public static bool IsKnown(string role) => Known.Contains(role);

    /// <summary>Whether more than one of the three administrators' roles is among them.</summary>
    public static bool AreMixed(IEnumerable<string> roles) => roles.Count(Administrators.Contains) > 1;

    /// <summary>Whether it reaches beyond one company: queues, audit trails and routes are those of all.</summary>
    public static bool IsOfPlatform(string role) => OfPlatform.Contains(role);

    /// <summary>Whether whoever holds them signs in with a second factor.</summary>
    public static bool NeedSecondFactor(IEnumerable<string> roles) => roles.Any(Guarded.Contains);
}
