using ArchivePlatform.Intake.Domain;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Sales;

/// <summary>One party of a subscription letter with the date it wrote (AMB-04).</summary>
public sealed record SignatureLine(string? Party, DateOnly? SignedOn)
{
    /// <summary>The signatures of 1 to 20 parties.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    internal static IReadOnlyList<Signature> Read(IReadOnlyList<SignatureLine>? lines) =>
        [.. Valid.List(lines, 1, 20, "signatures").Select(line => Signature.Of(line.Party, line.SignedOn))];
}
