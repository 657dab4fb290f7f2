namespace ArchivePlatform.Contracts.Dossiers;

/// <summary>Dossier announces a project of a company (clause 2).</summary>
/// <param name="ProjectCode">Two to eight capitals or digits, for example <c>YHY</c>; unique in the company.</param>
public sealed record ProjectRegistered(
    Guid ProjectId,
    Guid CompanyId,
    string CompanyCode,
    string ProjectCode,
    string Name,
    long Version,
    DateTimeOffset OccurredAt,
    string By);
