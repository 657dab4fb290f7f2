namespace ArchivePlatform.Contracts.Dossiers;

/// <summary>Dossier announces a company's policy whole, as a numbered revision (clause 0); the highest <paramref name="Revision"/> that has taken effect is in force, before the first takes effect the first.</summary>
/// <param name="Values">Every key of the policy with its value, for example <c>deadline.sales.days = 5</c>.</param>
/// <param name="Version">Equal to <paramref name="Revision"/>; a revision never changes.</param>
public sealed record PolicyRevised(
    Guid CompanyId,
    string CompanyCode,
    int Revision,
    DateOnly EffectiveOn,
    string ChangeNote,
    string Author,
    string Reviewer,
    string Approver,
    IReadOnlyDictionary<string, string> Values,
    long Version,
    DateTimeOffset OccurredAt);
