using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>The signatures under a subscription letter and the day that counts as its signing (AMB-04).</summary>
/// <param name="SignedOn">Day 0 of clause 5.2.2, local archive date.</param>
internal sealed record SubscriptionLetter(IReadOnlyList<Signature> Signatures, DateOnly SignedOn)
{
    /// <summary>Reads the signatures of 1 to 20 parties, each named once.</summary>
    /// <param name="firstCounts">Whether the policy counts from the first party's date instead of the last one's.</param>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static SubscriptionLetter Of(IReadOnlyList<Signature> signatures, bool firstCounts = false)
    {
        var parties = Valid.List(signatures, 1, 20, "signatures");
        if (parties.DistinctBy(signature => signature.Party).Count() < parties.Count)
            throw Valid.Refusal("signatures", "同一签署方出现两次", "a party appears twice");
        var days = parties.Select(signature => signature.SignedOn).ToList();
        return new(parties, firstCounts ? days.Min() : days.Max());
    }
}
