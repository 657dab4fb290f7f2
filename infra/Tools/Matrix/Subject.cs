using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>What the routes are asked about: a property and all that belongs to it, its dossier being of one level.</summary>
/// <param name="Level"><c>C</c>, <c>B</c> or <c>A</c>.</param>
/// <param name="Things">The things by the word of the address they follow, for example <c>dossiers</c>.</param>
internal sealed record Subject(string Level, IReadOnlyDictionary<string, Thing> Things)
{
    /// <summary>In place of a thing there is none of: nobody has this id.</summary>
    private static readonly Thing Nothing = new("00000000-0000-7000-8000-000000000000", 1);

    internal Thing this[string word] => Things.GetValueOrDefault(word, Nothing);
}

/// <summary>Something a route may be about.</summary>
internal sealed record Thing(string Id, long Version)
{
    internal static Thing Of(Answer answer) => new(answer.Id.ToString(), answer.Version);
}
