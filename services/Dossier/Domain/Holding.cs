namespace ArchivePlatform.Dossiers.Domain;

/// <summary>How many of a dossier's items the custodian department holds.</summary>
internal sealed record Holding(string Custodian, int Items);
