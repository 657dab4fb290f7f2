using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ArchivePlatform.Identities.External;

/// <summary>Signing in through another OpenID Connect issuer, by code and PKCE; what it says of a person is read in <see cref="Newcomer"/>.</summary>
internal sealed class ExternalSetup(IOptions<IdentitySettings> options, TimeProvider clock) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    internal const string Scheme = "external";

    public void Configure(OpenIdConnectOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, OpenIdConnectOptions oidc)
    {
        if (name != Scheme || options.Value.External is not { } external)
            return;
        oidc.Authority = external.Authority;
        oidc.ClientId = external.ClientId;
        oidc.ClientSecret = external.ClientSecret;
        oidc.RequireHttpsMetadata = external.Authority.StartsWith("https:", StringComparison.Ordinal);
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.CallbackPath = "/account/external/callback";
        oidc.SignInScheme = SessionCookie.External;
        oidc.MapInboundClaims = false;
        oidc.GetClaimsFromUserInfoEndpoint = true;
        oidc.ClaimActions.Clear();
        oidc.ClaimActions.MapAll();
        oidc.TimeProvider = clock;
        oidc.TokenValidationParameters.NameClaimType = "name";
        oidc.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oidc.NonceCookie.SameSite = SameSiteMode.Lax;
        var policy = external.Authority.StartsWith("https:", StringComparison.Ordinal) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        (oidc.CorrelationCookie.SecurePolicy, oidc.NonceCookie.SecurePolicy) = (policy, policy);
        oidc.Scope.Clear();
        foreach (var scope in external.Scopes)
            oidc.Scope.Add(scope);
        oidc.Events.OnRemoteFailure = _ => throw new RequestRefused(RefusedHere.ExternalFailed);
    }
}
