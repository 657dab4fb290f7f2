namespace ArchivePlatform.Dossiers.Domain;

/// <summary>The level that is asked for.</summary>
/// <param name="Viewers">Ids of persons to be named.</param>
internal sealed record LevelDraft(string Level, string Reason, IReadOnlyList<string> Viewers);
