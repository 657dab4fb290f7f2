namespace ArchivePlatform.Contracts.Dossiers;

/// <summary>Dossier announces a property of its registry (clauses 2, 5.1.2).</summary>
/// <param name="PropertyCode">Code after the company's own uniform form (clause 5.10.1), for example <c>B03U2R1503</c>.</param>
/// <param name="Label">What people call it, for example 悦海园3栋2单元1503.</param>
/// <param name="Usage"><c>RESIDENTIAL</c> or <c>SHOP</c>.</param>
public sealed record PropertyRegistered(
    Guid PropertyId,
    Guid ProjectId,
    Guid CompanyId,
    string ProjectCode,
    string PropertyCode,
    string Label,
    string Usage,
    long Version,
    DateTimeOffset OccurredAt,
    string By);
