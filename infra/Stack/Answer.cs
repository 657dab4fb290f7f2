using System.Net;
using System.Text.Json;

namespace ArchivePlatform.Stack;

/// <summary>What a service answered.</summary>
/// <param name="Body">The JSON document; undefined where there is none.</param>
/// <param name="ETag">The version as the header gives it, in its quotes; null without one.</param>
/// <param name="TraceId">Trace the request belongs to, 32 hexadecimal digits.</param>
/// <param name="MayArrive">True where the subject is unknown and may still arrive.</param>
public sealed record Answer(
    string Request, HttpStatusCode Status, JsonElement Body, string Text, string? ETag, string? Location, string TraceId, bool MayArrive)
{
    /// <summary>Seconds after which trying again makes sense; null where the answer names none.</summary>
    public double? RetryAfterSeconds { get; init; }

    /// <summary>The subject's id.</summary>
    public Guid Id => this["id"].GetGuid();

    /// <summary>The subject's version.</summary>
    public long Version => this["version"].GetInt64();

    /// <summary>The problem's code; null where the answer is no problem.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>A member of the body.</summary>
    /// <exception cref="InvalidOperationException">There is none; carries the answer.</exception>
    public JsonElement this[string member] =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(member, out var value)
            ? value
            : throw new InvalidOperationException($"{Request} answered without '{member}': {(int)Status} {Text}");

    /// <summary>Itself, when it has one of the given codes.</summary>
    /// <exception cref="InvalidOperationException">It has another; carries the answer.</exception>
    public Answer Require(params HttpStatusCode[] codes) =>
        codes.Contains(Status)
            ? this
            : throw new InvalidOperationException($"{Request} answered {(int)Status}, not {string.Join(" or ", codes.Select(c => (int)c))}: {Text} (trace {TraceId})");

    /// <summary>Itself, when it is a success.</summary>
    /// <exception cref="InvalidOperationException">It is none; carries the answer.</exception>
    public Answer Require() => Require(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted);

    /// <inheritdoc/>
    public override string ToString() => $"{Request}: {(int)Status} {Text}";

    internal static async Task<Answer> OfAsync(HttpResponseMessage response, string trace, CancellationToken ct)
    {
        var text = await response.Content.ReadAsStringAsync(ct);
        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
        return new Answer(
            $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.PathAndQuery}",
            response.StatusCode,
            isJson && text.Length > 0 ? JsonElement.Parse(text) : default,
            text,
            response.Headers.ETag?.ToString(),
            response.Headers.Location?.ToString(),
            trace,
            response.StatusCode == HttpStatusCode.NotFound && response.Headers.RetryAfter is not null)
        {
            RetryAfterSeconds = response.Headers.RetryAfter?.Delta?.TotalSeconds,
        };
    }
}
