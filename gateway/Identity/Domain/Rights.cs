using System.Text.RegularExpressions;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Identities.Domain;

/// <summary>What a person or program may be taken for, in the codes of the organisation, which Dossier owns (clauses 4.1, 5.1.5).</summary>
/// <param name="Company">Code of the company; empty for those who work for the whole platform.</param>
/// <param name="Clearance">Highest level readable by clearance: <c>A</c> over <c>B</c> over <c>C</c>.</param>
public sealed partial record Rights(
    string Company, IReadOnlyList<string> Departments, IReadOnlyList<string> Teams, IReadOnlyList<string> Roles, string Clearance)
{
    private const int Most = 50;

    /// <summary>Nothing but to belong to the company.</summary>
    public static Rights None(string company) => new(company, [], [], [], "C");

    /// <summary>Rights as somebody wrote them down; sorted, each once.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>ROLE_UNKNOWN</c>, <c>ROLES_MIXED</c>, <c>CLEARANCE_UNKNOWN</c></exception>
    public static Rights Of(
        string? company, IReadOnlyList<string>? departments, IReadOnlyList<string>? teams, IReadOnlyList<string>? roles, string? clearance)
    {
        var held = Codes(roles, RoleForm(), "roles");
        foreach (var role in held)
            IdentityRules.RoleUnknown.Require(Domain.Roles.IsKnown(role), role);
        IdentityRules.RolesMixed.Require(!Domain.Roles.AreMixed(held));
        IdentityRules.ClearanceUnknown.Require(clearance is null or "A" or "B" or "C", clearance);
        return new(
            OfCompany(company),
            Codes(departments, DepartmentForm(), "departments"),
            Codes(teams, TeamForm(), "teams"),
            held,
            clearance ?? "C");
    }

    /// <summary>A company's code, empty for the whole platform.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static string OfCompany(string? company) =>
        string.IsNullOrEmpty(company) ? ""
        : CompanyForm().IsMatch(company) ? company
        : throw Valid.Refusal("company", "应为2至16个大写字母或数字，以字母开头", "2 to 16 capitals or digits, the first a capital");

    /// <summary>Rights of a program or station, which administers nothing.</summary>
    /// <exception cref="RuleBroken"><c>ROLE_NOT_FOR_MACHINES</c></exception>
    public Rights ForMachine()
    {
        IdentityRules.MachineRole.Require(!Roles.Any(role => role is Domain.Roles.SystemAdministrator or Domain.Roles.SecurityAdministrator or Domain.Roles.AuditAdministrator or "GMO_HEAD"));
        return this;
    }

    /// <summary>Whether nothing differs.</summary>
    public bool Matches(Rights other) =>
        Company == other.Company && Clearance == other.Clearance
        && Departments.SequenceEqual(other.Departments) && Teams.SequenceEqual(other.Teams) && Roles.SequenceEqual(other.Roles);

    private static string[] Codes(IReadOnlyList<string>? codes, Regex form, string field)
    {
        if (codes is null)
            return [];
        foreach (var code in Valid.List(codes, 0, Most, field))
        {
            if (!form.IsMatch(code))
                throw Valid.Refusal(field, "含有不合规的代码", "it holds a code of another form");
        }
        return [.. codes.Distinct().Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]{1,15}\z")]
    private static partial Regex CompanyForm();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]{0,31}\z")]
    private static partial Regex DepartmentForm();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]{0,31}(:[A-Z0-9]{2,8})?\z")]
    private static partial Regex TeamForm();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]{0,31}\z")]
    private static partial Regex RoleForm();
}
