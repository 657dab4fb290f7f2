using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Whose tokens are believed.</summary>
public sealed class AuthOptions
{
    /// <summary>Exact <c>iss</c> of the tokens.</summary>
    [Required]
    public string Issuer { get; init; } = "";

    /// <summary>Exact <c>aud</c> of the tokens.</summary>
    [Required]
    public string Audience { get; init; } = "";

    /// <summary>PEM file with the issuer's public EC key (P-256).</summary>
    [Required]
    public string PublicKeyFile { get; init; } = "";
}

/// <summary>Token checks: one algorithm, one type, one issuer, one audience, the platform's clock.</summary>
internal sealed class TokenChecks(IOptions<AuthOptions> auth, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new KnownTokens { MapInboundClaims = false });
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = auth.Value.Issuer,
            ValidAudience = auth.Value.Audience,
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKey = Key(auth.Value.PublicKeyFile),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
            NameClaimType = "sub",
            RoleClaimType = "role",
        };
        options.Events = new JwtBearerEvents { OnChallenge = RefuseAsync };
    }

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now <= end + Skew && (from is not { } start || now >= start - Skew);
    }

    private static Task RefuseAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        throw new RequestRefused(context.AuthenticateFailure switch
        {
            null => Refusals.TokenMissing,
            SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException => Refusals.TokenExpired,
            _ => Refusals.TokenInvalid,
        });
    }

    private static ECDsaSecurityKey Key(string file)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return new ECDsaSecurityKey(key);
    }
}
