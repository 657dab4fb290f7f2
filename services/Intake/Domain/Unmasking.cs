using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>What somebody wants to read whole, and what for (clause 5.2.1).</summary>
/// <param name="Reason">In the words of who asks; numbers in it are hidden, for it is kept for ever.</param>
internal sealed record Unmasking(string Purpose, string Reason, IReadOnlyList<string> Fields)
{
    /// <summary>
    /// <c>CONTRACT</c>: contract and mortgage (3.2) · <c>TITLE</c>: title registration (3.3) · <c>CONTACT</c>: getting in touch · <c>REFUND</c>: paying back ·
    /// <c>INVESTIGATION</c>: an authority asks (5.11.2) · <c>DATA_SUBJECT</c>: the buyer asks for his own data (AMB-13).
    /// </summary>
    public static readonly IReadOnlyList<string> Purposes = ["CONTRACT", "TITLE", "CONTACT", "REFUND", "INVESTIGATION", "DATA_SUBJECT"];

    /// <summary>Reads a request for whole numbers.</summary>
    /// <exception cref="RuleBroken"><c>PURPOSE_REQUIRED</c>, <c>REASON_REQUIRED</c>, <c>VALIDATION_FAILED</c></exception>
    public static Unmasking Of(string? purpose, string? reason, IReadOnlyList<string>? fields)
    {
        IntakeRules.PurposeRequired.Require(Purposes.Contains(purpose), field: "purpose", string.Join(", ", Purposes));
        IntakeRules.ReasonRequired.Require(Words.IsReason(reason), field: "reason");
        var wanted = Valid.List(fields, 1, NumberKind.All.Count, "fields").Select(field => Words.Required(field, NumberKind.All, "fields"));
        return new(purpose!, NumbersInText.Hide(Valid.Text(reason, 500, "reason")), [.. wanted.Distinct()]);
    }
}
