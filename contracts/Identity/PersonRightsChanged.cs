namespace ArchivePlatform.Contracts.Identity;

/// <summary>Identity announces that somebody's rights or session ended or changed: tokens issued before <paramref name="NotBefore"/> say what is no longer true.</summary>
/// <param name="Person">Id of the person or program (<c>sub</c>).</param>
/// <param name="NotBefore">Earliest <c>iat</c> of a token that may still be believed, whole seconds.</param>
/// <param name="Version">Version of the person; newer wins.</param>
public sealed record PersonRightsChanged(string Person, DateTimeOffset NotBefore, long Version, DateTimeOffset OccurredAt);
