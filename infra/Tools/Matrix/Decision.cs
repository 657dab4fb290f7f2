using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>What an answer says about access, as it stands in a cell.</summary>
internal static class Decision
{
    /// <summary>Nobody is let in without a role the route asks for.</summary>
    private const string Role = "role";

    /// <summary>Past every decision about access; what refused, if anything did, was the content.</summary>
    private const string In = "in";

    /// <summary>The cell of an answer.</summary>
    internal static string Of(HttpStatusCode status, string text, Probe probe) => ((int)status, CodeOf(text)) switch
    {
        (403, "ROLE_REQUIRED") => Role,
        (404, { } code) when probe.Inside.Contains(code) => In,
        (400 or 409 or 412 or 422 or 423 or 428, _) => In,
        ( >= 200 and < 300, _) when probe.Lists is { } subject => text.Contains(subject, StringComparison.Ordinal) ? "has" : "none",
        ( >= 200 and < 300, _) when probe.Method != "GET" => In,
        var (number, _) => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string? CodeOf(string text)
    {
        if (!text.StartsWith('{'))
            return null;
        var body = JsonElement.Parse(text);
        return body.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;
    }
}
