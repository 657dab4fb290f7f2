using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Verifies the signature of a token once; a token seen again is the same text and only its time is judged anew.</summary>
/// <remarks>
/// Verifying one ES256 signature costs more than everything else a small read does at the gateway, and a person sends the same token for minutes.
/// Only good tokens are remembered, at most <see cref="Most"/>; when there are more, all are forgotten. A key taken back works on for tokens already
/// verified until they end, 5 minutes at most.
/// </remarks>
internal sealed class KnownTokens : JsonWebTokenHandler
{
    private const int Most = 4_000;

    private readonly ConcurrentDictionary<string, TokenValidationResult> known = new(StringComparer.Ordinal);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (known.TryGetValue(token, out var result))
        {
            if (IsInTime(result.SecurityToken, validationParameters))
                return result;
            known.TryRemove(token, out _);
        }
        result = await base.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid)
            return result;
        if (known.Count >= Most)
            known.Clear();
        known[token] = result;
        return result;
    }

    private static bool IsInTime(SecurityToken seen, TokenValidationParameters checks) =>
        checks.LifetimeValidator(seen.ValidFrom == DateTime.MinValue ? null : seen.ValidFrom, seen.ValidTo, seen, checks);
}
