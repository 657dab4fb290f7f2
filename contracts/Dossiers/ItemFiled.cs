namespace ArchivePlatform.Contracts.Dossiers;

/// <summary>Dossier announces where an accepted item stands in its dossier, whenever that changes (clauses 5.1.4, 5.10.2).</summary>
/// <param name="State"><c>ACCEPTED</c> (in the accession pool) or <c>FILED</c> (in a group and volume).</param>
/// <param name="Group">Group code A, B1, B2, C, D or E; null in the pool.</param>
/// <param name="ItemNumber">Full reference code of the item after AMB-01; null in the pool.</param>
/// <param name="DossierVersion">Version of the dossier from which on its level counts this item (clause 5.1.5).</param>
public sealed record ItemFiled(
    Guid ItemId,
    Guid DossierId,
    Guid CompanyId,
    string State,
    string? Group,
    string? ItemNumber,
    long Version,
    DateTimeOffset OccurredAt,
    long DossierVersion = 0);
