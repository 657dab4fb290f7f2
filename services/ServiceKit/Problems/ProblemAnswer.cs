using System.Text.Json.Serialization;

namespace ArchivePlatform.ServiceKit.Problems;

/// <summary>The problem document of every refusal (RFC 9457), in the caller's language.</summary>
/// <param name="Type"><c>urn:archive:problem:</c> and the code in kebab form.</param>
/// <param name="Code">UPPER_SNAKE, the same in both languages.</param>
public sealed record ProblemAnswer(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string? TraceId)
{
    /// <summary>Clause of the regulation, where a rule of it refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Clause { get; init; }

    /// <summary>Member of the request at fault, where one is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>What is missing, where something is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Number or id of what stands in the way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Existing { get; init; }

    /// <summary>The type of a code: <c>DOSSIER_EXISTS</c> → <c>urn:archive:problem:dossier-exists</c>.</summary>
    internal static string TypeOf(string code) => "urn:archive:problem:" + code.ToLowerInvariant().Replace('_', '-');
}
