namespace ArchivePlatform.Scanning.Domain;

/// <summary>An item a medium may belong to.</summary>
/// <param name="Carrier"><c>PAPER</c>, <c>ELECTRONIC</c>, <c>PHOTO</c>, <c>AUDIO</c>, <c>VIDEO</c> or <c>OTHER</c> (clause 2).</param>
/// <param name="Holder">Code of the department that holds it now (clause 5.9).</param>
internal sealed record HeldItem(Guid ItemId, Guid CompanyId, string Carrier, string Holder)
{
    /// <summary>Refuses whoever belongs to another department than the one that holds it (clause 5.9).</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_IN_CUSTODY</c></exception>
    public void RequireHeldBy(IReadOnlySet<string> departments) =>
        ScanRules.NotInCustody.Require(departments.Contains(Holder), Holder);
}
