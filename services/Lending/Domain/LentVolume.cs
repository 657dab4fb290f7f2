namespace ArchivePlatform.Lending.Domain;

/// <summary>The volume a loan is about, as it stood when it was asked for.</summary>
/// <param name="DossierNumber">Number of its dossier in the archive.</param>
/// <param name="Code">For example <c>A1</c>.</param>
/// <param name="Pages">Pages of its inventory, 0 or more.</param>
/// <param name="Level">Level of its dossier as it counts for readers.</param>
internal sealed record LentVolume(Guid Id, Guid DossierId, string DossierNumber, string Code, int Pages, string Level);
