using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>What makes the trust in other companies acceptable (clause 4.3.2, AMB-33).</summary>
internal static class TrustForm
{
    private const int Most = 200;

    /// <summary>The trusts with their form checked: in another company, for a department of this one that has no duty of its own, one at a time.</summary>
    /// <param name="duties">Codes of the departments that have a duty by name or delegation.</param>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>TRUST_OF_OWN_COMPANY</c>, <c>DEPT_UNKNOWN</c>, <c>TRUST_IN_DUTY</c>, <c>TERM_ORDER</c>, <c>TRUST_OVERLAP</c></exception>
    internal static IReadOnlyList<Trust> Checked(IReadOnlyList<Trust>? typed, string company, IReadOnlySet<string> departments, IReadOnlySet<string> duties)
    {
        var trusts = Valid.List(typed ?? [], 0, Most, "trusts").Select(Checked).ToList();
        foreach (var trust in trusts)
        {
            DossierRules.TrustOwn.Require(trust.CompanyCode != company, company);
            DossierRules.DepartmentUnknown.Require(departments.Contains(trust.Department), trust.Department);
            DossierRules.TrustInDuty.Require(!duties.Contains(trust.Department), trust.Department);
        }
        foreach (var other in trusts.GroupBy(trust => trust.CompanyCode, StringComparer.Ordinal))
            DossierRules.TrustOverlap.Require(Term.AreApart(other.Select(trust => new Term(trust.From, trust.Until))), other.Key);
        return trusts;
    }

    private static Trust Checked(Trust typed)
    {
        var term = Term.Read(typed.From, typed.Until);
        return new(CodeForm.Company(typed.CompanyCode, "companyCode"), CodeForm.Department(typed.Department, "department"), term.From, term.Until);
    }
}
