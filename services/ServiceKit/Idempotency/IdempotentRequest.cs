using System.Text.Json;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http;

namespace ArchivePlatform.ServiceKit.Idempotency;

/// <summary>A request under an <c>Idempotency-Key</c>: whose, which, and the digest of what it said.</summary>
internal sealed class IdempotentRequest(string person, string key, byte[] fingerprint)
{
    internal string Person { get; } = person;

    internal string Key { get; } = key;

    internal byte[] Fingerprint { get; } = fingerprint;

    /// <summary>Whether the answer went into the save of the effect.</summary>
    internal bool Kept { get; private set; }

    internal IdempotencyRow Keep(IResult answer, DateTimeOffset now)
    {
        var inner = answer is INestedHttpResult nested ? nested.Result : answer;
        var value = (inner as IValueHttpResult)?.Value;
        Kept = true;
        return new IdempotencyRow(
            Person,
            Key,
            Fingerprint,
            (inner as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK,
            LocationOf(inner),
            value is IVersioned view ? EntityTagFilter.Of(view) : null,
            value is null ? null : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json.Options),
            now);
    }

    private static string? LocationOf(IResult answer) =>
        answer.GetType().GetProperty("Location")?.GetValue(answer)?.ToString();
}
