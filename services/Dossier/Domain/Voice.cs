namespace ArchivePlatform.Dossiers.Domain;

/// <summary>Somebody who takes part in a decision on a level: a person and the department they speak for.</summary>
internal sealed record Voice(string Person, string Department);
