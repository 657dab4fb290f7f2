using ArchivePlatform.Identities.Protocol;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ArchivePlatform.Identities.Seeding;

/// <summary>Brings the applications people sign in to in line with the settings.</summary>
internal sealed class KnownApplications(Clients clients, IdentityDb db, IOptions<IdentitySettings> options)
{
    internal async Task RegisterAsync(CancellationToken ct)
    {
        foreach (var application in options.Value.Applications)
        {
            var wanted = Describe(application);
            if (await clients.FindByClientIdAsync(application.Id, ct) is { } known)
            {
                await clients.UpdateAsync(known, wanted, ct);
            }
            else
            {
                db.Audit(null, "application.add", $"application/{application.Id}");
                await clients.CreateAsync(wanted, ct);
            }
        }
    }

    private static OpenIddictApplicationDescriptor Describe(ApplicationOptions application)
    {
        var described = new OpenIddictApplicationDescriptor
        {
            ClientId = application.Id,
            ClientSecret = application.Secret,
            ClientType = application.Secret is null ? ClientTypes.Public : ClientTypes.Confidential,
            ApplicationType = ApplicationTypes.Web,
            ConsentType = ConsentTypes.Implicit,
            DisplayName = application.Name ?? application.Id,
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.EndSession,
                Permissions.Endpoints.Revocation,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.GrantTypes.RefreshToken,
                Permissions.ResponseTypes.Code,
                Permissions.Scopes.Profile,
                Permissions.Prefixes.Scope + Scopes.OfflineAccess,
            },
        };
        described.RedirectUris.UnionWith(application.RedirectUris.Select(uri => new Uri(uri)));
        described.PostLogoutRedirectUris.UnionWith(application.SignedOutUris.Select(uri => new Uri(uri)));
        return described;
    }
}
