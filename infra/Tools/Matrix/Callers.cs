using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>A kind of caller: one column of the matrix.</summary>
/// <param name="Person">Null for a caller without a token.</param>
internal sealed record Caller(string Name, Person? Person);

/// <summary>Everybody who may come to a route, in companies of their own that no other run knows (clauses 4.1, 5.1.5).</summary>
/// <param name="company">Code of the company whose things are asked for.</param>
/// <param name="other">Code of another one.</param>
internal sealed class Callers(string company, string other)
{
    private const string Custodian = "GMO";
    private const string Giver = "SALES";

    private static readonly string[] AllRoles =
        ["ARCHIVIST", "GMO_HEAD", "REGISTRY", "OPERATIONS", "AUDITOR", "DEVELOPER", "SYSTEM_ADMIN", "SECURITY_ADMIN"];

    private static readonly string[] OfficeAndPlatform = ["ARCHIVIST", "GMO_HEAD", "REGISTRY", "SYSTEM_ADMIN", "SECURITY_ADMIN"];

    /// <summary>Registers and hands over what is asked for: the own department.</summary>
    internal Person Clerk { get; } = Of(company, "clerk", [Giver], [Place.SalesTeam.Team!]);

    /// <summary>Of the own department and cleared for B.</summary>
    private Person ClerkOfB { get; } = Of(company, "clerk-b", [Giver], [Place.SalesTeam.Team!]) with { Clearance = "B" };

    /// <summary>Of another team of the own department; asks for the levels.</summary>
    internal Person Colleague { get; } = Of(company, "colleague", [Giver], [Place.ClientAffairs.Team!]);

    /// <summary>Of a department that has nothing to do with it.</summary>
    private Person Engineer { get; } = Of(company, "engineer", ["ENG"], []);

    /// <summary>Of such a department and cleared for A.</summary>
    private Person EngineerOfA { get; } = Of(company, "engineer-a", ["ENG"], []) with { Clearance = "A" };

    /// <summary>Of such a department and named as a viewer.</summary>
    internal Person Viewer { get; } = Of(company, "viewer", ["ENG"], []);

    /// <summary>Of the department the items were handed to on their way.</summary>
    internal Person Receiver { get; } = Of(company, "receiver", [Place.Legal.Department], []);

    internal Person Archivist { get; } = Of(company, "archivist", [Custodian], [], "ARCHIVIST");

    /// <summary>An archivist cleared for A: prepares what is asked for, and asks for nothing.</summary>
    internal Person ArchivistOfA { get; } = Of(company, "archivist-a", [Custodian], [], "ARCHIVIST") with { Clearance = "A" };

    internal Person Head { get; } = Of(company, "head", [Custodian], [], "GMO_HEAD") with { Clearance = "A" };

    /// <summary>Named by the organisation as head of the custodian department, without a role (clause 4.1).</summary>
    internal Person NamedHead { get; } = Of(company, "named-head", [Custodian], []);

    internal Person Registry { get; } = Of(company, "registry", [Custodian], [], "REGISTRY");

    internal Person SystemAdministrator { get; } = Of(company, "system-admin", [], [], "SYSTEM_ADMIN");

    internal Person SecurityAdministrator { get; } = Of(company, "security-admin", [], [], "SECURITY_ADMIN");

    /// <summary>Of no company: keeps the whole platform, and has every role of an office without an office.</summary>
    private Person Companyless { get; } = Of("", "companyless", [Custodian, Giver], [], OfficeAndPlatform) with { Clearance = "A" };

    /// <summary>Of another company, and there whatever one can be.</summary>
    internal Person Stranger { get; } = Of(other, "stranger", [Custodian, Giver], [Place.SalesTeam.Team!, Place.ClientAffairs.Team!], AllRoles) with { Clearance = "A" };

    /// <summary>The columns in their order.</summary>
    internal IReadOnlyList<Caller> All =>
    [
        new("nobody", null),
        .. new[]
        {
            Clerk, ClerkOfB, Colleague, Receiver, Engineer, EngineerOfA, Viewer, Archivist, Head, NamedHead, Registry,
            Of(company, "archivist-only", [], [], "ARCHIVIST"),
            Of(company, "head-only", [], [], "GMO_HEAD"),
            Of(company, "operations", [], [], "OPERATIONS"),
            Of(company, "auditor", [], [], "AUDITOR"),
            Of(company, "developer", [], [], "DEVELOPER"),
            SystemAdministrator, SecurityAdministrator,
            Of(company, "program", [Giver], [Place.SalesTeam.Team!]) with { IsMachine = true },
            Of(company, "station", [Custodian], []) with { IsMachine = true },
            Stranger, Companyless,
        }.Select(person => new Caller(person.Name, person)),
    ];

    private static Person Of(string company, string name, IReadOnlyList<string> departments, IReadOnlyList<string> teams, params string[] roles) =>
        new($"{(company.Length > 0 ? company : "NONE").ToLowerInvariant()}-{name}", name, company, departments, teams, roles);
}
