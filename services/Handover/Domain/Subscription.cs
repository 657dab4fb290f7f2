namespace ArchivePlatform.Handovers.Domain;

/// <summary>The signed subscription letter of a sale, as announced.</summary>
/// <param name="SignedOn">Signing date of the last party (AMB-04), local archive date: day 0.</param>
/// <param name="Giver">The team that holds the material.</param>
/// <param name="Version">Version of the sale; a newer one corrects.</param>
internal sealed record Subscription(Guid SaleId, Guid CompanyId, Guid PropertyId, DateOnly SignedOn, Party Giver, long Version);
