using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>A company of the group with every revision of its organisation and of its policy (clauses 0, 2, 4.1).</summary>
internal sealed class Company : IVersioned
{
    private readonly List<OrganisationRevision> organisations = [];
    private readonly List<PolicyRevision> policies = [];

    private Company(Guid id, string code, string name, string fondsNo)
    {
        Id = id;
        Code = code;
        Name = name;
        FondsNo = fondsNo;
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; }

    /// <summary>Unique on the platform, for example <c>SZ01</c>.</summary>
    public string Code { get; }

    /// <summary>Full name, 1 to 200 characters.</summary>
    public string Name { get; }

    /// <summary>One capital and three digits (DA/T 13-2022).</summary>
    public string FondsNo { get; }

    /// <inheritdoc/>
    public long Version { get; private set; }

    /// <summary>Every revision of the organisation, oldest first.</summary>
    public IReadOnlyList<OrganisationRevision> Organisations => [.. organisations.OrderBy(revision => revision.Revision)];

    /// <summary>Every revision of the policy, oldest first.</summary>
    public IReadOnlyList<PolicyRevision> Policies => [.. policies.OrderBy(revision => revision.Revision)];

    /// <summary>Sets a company up with revision 1 of its organisation and of its policy.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>CODE_TWICE</c>, <c>DEPT_UNKNOWN</c>, <c>POLICY_SELF_APPROVAL</c>, <c>POLICY_KEY_UNKNOWN</c>, <c>POLICY_VALUE_INVALID</c></exception>
    internal static Company SetUp(Guid id, CompanyNames names, OrganisationDraft organisation, PolicyDraft policy)
    {
        var company = new Company(id, CodeForm.Company(names.Code), Valid.Text(names.Name, 200, "name"), CodeForm.Fonds(names.FondsNo)) { Version = 1 };
        company.organisations.Add(OrganisationRevision.First(id, company.Code, organisation));
        company.policies.Add(PolicyRevision.First(id, policy));
        return company;
    }

    /// <summary>Adds the next revision of the organisation; the earlier ones stay as they are.</summary>
    /// <exception cref="RuleBroken">As <see cref="OrganisationRevision.FollowedBy"/>.</exception>
    internal OrganisationRevision Revise(OrganisationDraft draft)
    {
        var next = Organisations[^1].FollowedBy(Code, draft);
        organisations.Add(next);
        Touch();
        return next;
    }

    /// <summary>Adds the next revision of the policy; the earlier ones stay as they are (clause 0).</summary>
    /// <exception cref="RuleBroken">As <see cref="PolicyRevision.FollowedBy"/>.</exception>
    internal PolicyRevision Revise(PolicyDraft draft)
    {
        var next = Policies[^1].FollowedBy(draft);
        policies.Add(next);
        Touch();
        return next;
    }

    /// <summary>The organisation in force on a local archive day: the highest that has taken effect; before the first takes effect, the first.</summary>
    internal OrganisationRevision OrganisationOn(DateOnly day) =>
        Organisations.LastOrDefault(revision => revision.EffectiveOn <= day) ?? Organisations[0];

    /// <summary>The policy in force on a local archive day: the highest that has taken effect; before the first takes effect, the first.</summary>
    internal PolicyRevision PolicyOn(DateOnly day) =>
        Policies.LastOrDefault(revision => revision.EffectiveOn <= day) ?? Policies[0];

    private void Touch() => Version++;
}

/// <summary>What a company is called, as typed.</summary>
internal sealed record CompanyNames(string? Code, string? Name, string? FondsNo);
