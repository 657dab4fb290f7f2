using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http;

namespace ArchivePlatform.ServiceKit.Idempotency;

/// <summary>A request under an <c>Idempotency-Key</c>: whose, which, and what tells it from another.</summary>
internal sealed class IdempotentRequest(string person, string key, byte[] fingerprint)
{
    internal string Person { get; } = person;

    /// <summary>Digest of the caller's key.</summary>
    internal string Key { get; } = key;

    internal byte[] Fingerprint { get; } = fingerprint;

    /// <summary>Whether the answer went into the save of the effect.</summary>
    internal bool Kept { get; private set; }

    /// <summary>What is kept of a request: without the caller's key, of which only a digest stays, nobody can try out what it may have said.</summary>
    internal static IdempotentRequest Of(string person, string key, byte[] digest)
    {
        var secret = Encoding.UTF8.GetBytes(key);
        return new(person, Convert.ToHexStringLower(SHA256.HashData(secret)), SHA256.HashData([.. secret, .. digest]));
    }

    /// <summary>Keeps that it was answered, and nothing of the answer.</summary>
    internal IdempotencyRow KeepGone(DateTimeOffset now)
    {
        Kept = true;
        return new IdempotencyRow(Person, Key, Fingerprint, Refusals.AnswerGone.Status, null, null, null, now);
    }

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
