using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>One party's signature under the subscription letter (AMB-04).</summary>
/// <param name="SignedOn">Date written by the party, local archive date.</param>
internal sealed record Signature(string Party, DateOnly SignedOn)
{
    /// <summary>Reads a party and its date.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static Signature Of(string? party, DateOnly? signedOn) =>
        new(Valid.Text(party, 100, "party"), Valid.Date(signedOn, "signedOn"));
}
