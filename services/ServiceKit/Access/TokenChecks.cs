using System.Buffers.Text;
using System.Text.Json;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Token checks: one algorithm, one type, one issuer, one audience, the platform's clock.</summary>
internal sealed class TokenChecks(IOptions<AuthOptions> auth, IssuerKeys keys, RightsWatch rights, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
{
    private const string Bearer = "Bearer ";
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new KnownTokens(keys) { MapInboundClaims = false });
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = auth.Value.Issuer,
            ValidAudience = auth.Value.Audience,
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeyResolver = (_, _, kid, _) => keys.Named(kid),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
            NameClaimType = "sub",
            RoleClaimType = "role",
        };
        options.Events = new JwtBearerEvents { OnMessageReceived = MeetAsync, OnTokenValidated = RefuseStaleAsync, OnChallenge = RefuseAsync };
    }

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now <= end + Skew && (from is not { } start || now >= start - Skew);
    }

    /// <summary>Has the key fetched that the token names, before it is judged.</summary>
    private Task MeetAsync(MessageReceivedContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? keys.MeetAsync(KidOf(header[Bearer.Length..].Trim()), context.HttpContext.RequestAborted)
            : Task.CompletedTask;
    }

    /// <summary>The name of the key as the token's header gives it; the rest of the token is read when it is judged.</summary>
    private static string? KidOf(string token)
    {
        try
        {
            var header = JsonElement.Parse(Base64Url.DecodeFromChars(token.AsSpan(0, Math.Max(0, token.IndexOf('.', StringComparison.Ordinal)))));
            return header.ValueKind == JsonValueKind.Object && header.TryGetProperty("kid", out var kid) && kid.ValueKind == JsonValueKind.String ? kid.GetString() : null;
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Fails a good token whose person has since lost a right, changed rights or signed out.</summary>
    private Task RefuseStaleAsync(TokenValidatedContext context)
    {
        if (context.SecurityToken is JsonWebToken token && rights.HasEnded(token.Subject, token.IssuedAt))
            context.Fail(new StaleToken());
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        throw new RequestRefused(context.AuthenticateFailure switch
        {
            null => Refusals.TokenMissing,
            StaleToken => Refusals.TokenStale,
            SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException => Refusals.TokenExpired,
            _ => Refusals.TokenInvalid,
        });
    }

    /// <summary>The token was good, and what it says was true once.</summary>
    private sealed class StaleToken : SecurityTokenException;
}
