using System.Text.Json;
using ArchivePlatform.Dossiers.Domain;

namespace ArchivePlatform.Dossiers.Companies;

/// <summary>A policy revision as people send it; <paramref name="Values"/> holds the keys that change, as text or as plain JSON.</summary>
public sealed record PolicyText(
    DateOnly? EffectiveOn,
    string? ChangeNote,
    string? Author,
    string? Reviewer,
    string? Approver,
    IReadOnlyDictionary<string, JsonElement>? Values)
{
    internal PolicyDraft ToDraft() => new(EffectiveOn, ChangeNote, Author, Reviewer, Approver, Texts());

    private Dictionary<string, string> Texts() => (Values ?? new Dictionary<string, JsonElement>()).ToDictionary(
        entry => entry.Key,
        entry => entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString() ?? "" : entry.Value.GetRawText(),
        StringComparer.Ordinal);
}
