using System.Text;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>What a policy revision asks for, as typed. <paramref name="Values"/> holds only the keys that change.</summary>
internal sealed record PolicyDraft(
    DateOnly? EffectiveOn,
    string? ChangeNote,
    string? Author,
    string? Reviewer,
    string? Approver,
    IReadOnlyDictionary<string, string> Values);

/// <summary>A company's policy as one whole, numbered revision; never changed once stored (clause 0).</summary>
internal sealed class PolicyRevision : IRevision
{
    private PolicyRevision(Guid companyId, int revision, DateOnly effectiveOn, IReadOnlyDictionary<string, string> values)
    {
        CompanyId = companyId;
        Revision = revision;
        EffectiveOn = effectiveOn;
        Values = values;
    }

    /// <summary>The company it belongs to.</summary>
    public Guid CompanyId { get; }

    /// <summary>From 1, without gaps.</summary>
    public int Revision { get; }

    /// <summary>First day in force, local archive date.</summary>
    public DateOnly EffectiveOn { get; }

    /// <summary>What was changed, 1 to 500 characters (修改内容).</summary>
    public string ChangeNote { get; private init; } = "";

    /// <summary>Who changed it (修改人).</summary>
    public string Author { get; private init; } = "";

    /// <summary>Who reviewed it (审核人).</summary>
    public string Reviewer { get; private init; } = "";

    /// <summary>Who approved it (批准人).</summary>
    public string Approver { get; private init; } = "";

    /// <summary>Every key of the policy with its value.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>The first policy of a company: the defaults of regulation §5 with the draft's values over them.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>POLICY_SELF_APPROVAL</c>, <c>POLICY_KEY_UNKNOWN</c>, <c>POLICY_VALUE_INVALID</c></exception>
    internal static PolicyRevision First(Guid companyId, PolicyDraft draft) => Make(companyId, 1, PolicyKeys.Defaults, draft);

    /// <summary>The policy that follows this one: its values with the draft's over them. This one stays as it is.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>POLICY_SELF_APPROVAL</c>, <c>POLICY_KEY_UNKNOWN</c>, <c>POLICY_VALUE_INVALID</c>, <c>REVISION_RETROACTIVE</c></exception>
    internal PolicyRevision FollowedBy(PolicyDraft draft)
    {
        var next = Make(CompanyId, Revision + 1, Values, draft);
        DossierRules.RevisionRetroactive.Require(next.EffectiveOn >= EffectiveOn, EffectiveOn.ToString("yyyy-MM-dd", null));
        return next;
    }

    private static PolicyRevision Make(Guid companyId, int revision, IReadOnlyDictionary<string, string> before, PolicyDraft draft)
    {
        var author = Valid.Text(draft.Author, 100, "author");
        var reviewer = Valid.Text(draft.Reviewer, 100, "reviewer");
        var approver = Valid.Text(draft.Approver, 100, "approver");
        DossierRules.PolicySelfApproval.Require(AreThree(author, reviewer, approver));
        return new PolicyRevision(companyId, revision, Valid.Date(draft.EffectiveOn, "effectiveOn"), PolicyKeys.Over(before, draft.Values))
        {
            ChangeNote = Valid.Text(draft.ChangeNote, 500, "changeNote"),
            Author = author,
            Reviewer = reviewer,
            Approver = approver,
        };
    }

    /// <summary>Names that differ only in width, case or inner blanks name one person.</summary>
    private static bool AreThree(params string[] persons) =>
        persons.Select(person => string.Concat(person.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Count() == persons.Length;
}
