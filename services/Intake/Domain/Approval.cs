using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>Who approved a change of a sale and when (clause 5.2.1).</summary>
internal sealed record Approval(string? Approver, DateOnly? ApprovedOn)
{
    /// <summary>Reads the approval; exchanges, discounts, delayed payments and other changes need both fields.</summary>
    /// <exception cref="RuleBroken"><c>APPROVAL_FIELDS</c>, <c>VALIDATION_FAILED</c></exception>
    public static Approval Of(ItemLine line)
    {
        var approval = new Approval(
            Valid.OptionalText(line.Approver, 100, "approver"),
            Words.OptionalDate(line.ApprovedOn, "approvedOn"));
        var lacking = Subtype.Approvals.Contains(line.Subtype ?? "") ? approval.Lacking().ToList() : [];
        IntakeRules.ApprovalFields.Require(lacking.Count == 0, missing: lacking);
        return approval;
    }

    private IEnumerable<string> Lacking()
    {
        if (Approver is null)
            yield return "approver";
        if (ApprovedOn is null)
            yield return "approvedOn";
    }
}
