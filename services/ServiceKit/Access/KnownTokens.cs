using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Verifies the signature of a token once a minute; in between it is the same text and only its time is judged anew.</summary>
/// <remarks>
/// Verifying one ES256 signature costs more than everything else a small read does at the gateway, and a person sends the same token for minutes.
/// Only good tokens are remembered, at most <see cref="Most"/>; when there are more, all are forgotten. What a key that is believed no longer
/// has signed is judged anew (decision 0011).
/// </remarks>
internal sealed class KnownTokens(IssuerKeys keys) : JsonWebTokenHandler
{
    private const int Most = 4_000;

    private static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (known.TryGetValue(token, out var seen))
        {
            var read = (JsonWebToken)seen.Result.SecurityToken;
            if (Stopwatch.GetElapsedTime(seen.At) < Trusted && IsInTime(read, validationParameters) && keys.Named(read.Kid).Any())
                return seen.Result;
            known.TryRemove(token, out _);
        }
        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid)
            return result;
        if (known.Count >= Most)
            known.Clear();
        known[token] = new Known(result, Stopwatch.GetTimestamp());
        return result;
    }

    private static bool IsInTime(SecurityToken token, TokenValidationParameters checks) =>
        checks.LifetimeValidator(token.ValidFrom == DateTime.MinValue ? null : token.ValidFrom, token.ValidTo, token, checks);

    private sealed record Known(TokenValidationResult Result, long At);
}
