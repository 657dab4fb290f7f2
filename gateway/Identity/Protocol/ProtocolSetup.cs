using ArchivePlatform.Identities.Keys;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;

namespace ArchivePlatform.Identities.Protocol;

/// <summary>Sets the issuer up: code with PKCE, refresh, client credentials, and nothing else (decision 0010).</summary>
internal static class ProtocolSetup
{
    internal static void Add(IServiceCollection services)
    {
        services.AddOpenIddict()
            .AddCore(core => core
                .UseEntityFrameworkCore()
                .UseDbContext<IdentityDb>()
                .ReplaceDefaultEntities<Guid>())
            .AddServer(Serve);
        services.AddOpenIddict().AddCore(core => core.ReplaceApplicationManager<OpenIddictEntityFrameworkCoreApplication<Guid>, Clients>());
        services.AddScoped(provider => (Clients)provider.GetRequiredService<IOpenIddictApplicationManager>());
        services.AddOptions<OpenIddictServerOptions>().Configure<IOptions<IdentitySettings>>((server, identity) => server.Issuer = new Uri(identity.Value.Issuer));
        services.AddOptions<OpenIddictServerAspNetCoreOptions>().Configure<IOptions<IdentitySettings>>(
            (server, identity) => server.DisableTransportSecurityRequirement = identity.Value.Issuer.StartsWith("http:", StringComparison.Ordinal));
        services.AddSingleton<KeySeal>();
        services.AddSingleton<KeyRing>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<KeyRing>());
    }

    private static void Serve(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize")
            .SetTokenEndpointUris("connect/token")
            .SetEndSessionEndpointUris("connect/logout")
            .SetRevocationEndpointUris("connect/revoke")
            .SetUserInfoEndpointUris("connect/userinfo")
            .SetJsonWebKeySetEndpointUris(".well-known/jwks");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
        server.Configure(options => options.CodeChallengeMethods.RemoveWhere(method => method != OpenIddictConstants.CodeChallengeMethods.Sha256));
        server.RegisterScopes(OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.OfflineAccess);
        server.RegisterClaims("sub", "name", "preferred_username", "company", "department", "team", "role", "clearance");
        server.DisableAccessTokenEncryption();
        server.SetAccessTokenLifetime(TimeSpan.FromMinutes(5))
            .SetIdentityTokenLifetime(TimeSpan.FromMinutes(5))
            .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1))
            .SetRefreshTokenLifetime(TimeSpan.FromHours(24))
            .SetRefreshTokenReuseLeeway(null);
        server.AddEventHandler(ReuseWatch.Descriptor);
        server.AddEventHandler(RefusalWatch.Descriptor);
        server.AddEventHandler(StateRequired.Descriptor);
        server.UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough();
    }
}
