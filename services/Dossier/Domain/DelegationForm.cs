using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>What makes the delegations of an organisation acceptable (clauses 4.3, 4.4).</summary>
internal static class DelegationForm
{
    private const int Most = 200;

    /// <summary>The delegations with their form checked: of a duty the regulation knows, to a department the company has, one at a time.</summary>
    /// <param name="custodian">The custodian department, whose own duty is never delegated (clause 4.1).</param>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>ROLE_UNKNOWN</c>, <c>DEPT_UNKNOWN</c>, <c>CUSTODIAN_EXISTS</c>, <c>TERM_ORDER</c>, <c>DELEGATION_OVERLAP</c></exception>
    internal static IReadOnlyList<Delegation> Checked(IReadOnlyList<Delegation>? typed, string custodian, IReadOnlySet<string> departments)
    {
        var delegations = Valid.List(typed ?? [], 0, Most, "delegations").Select(Checked).ToList();
        foreach (var delegation in delegations)
        {
            DossierRules.DepartmentUnknown.Require(departments.Contains(delegation.Department), delegation.Department);
            DossierRules.CustodianExists.Require(delegation.Role != DutyRole.Gmo, custodian, delegation.Department);
        }
        foreach (var role in delegations.GroupBy(delegation => delegation.Role, StringComparer.Ordinal))
            DossierRules.DelegationOverlap.Require(Term.AreApart(role.Select(delegation => new Term(delegation.From, delegation.Until))), role.Key);
        return delegations;
    }

    private static Delegation Checked(Delegation typed)
    {
        var role = Valid.Text(typed.Role, 64, "role");
        DossierRules.RoleUnknown.Require(DutyRole.All.Contains(role), role);
        var term = Term.Read(typed.From, typed.Until);
        return new(role, CodeForm.Department(typed.Department, "department"), term.From, term.Until);
    }
}
