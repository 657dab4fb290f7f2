using System.Text.Json;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using OpenIddict.EntityFrameworkCore.Models;

namespace ArchivePlatform.Identities.Protocol;

/// <summary>The applications and programs the issuer knows; a rotated secret leaves the one before it good for a while.</summary>
internal sealed class Clients(
    IOpenIddictApplicationCache<OpenIddictEntityFrameworkCoreApplication<Guid>> cache,
    ILogger<OpenIddictApplicationManager<OpenIddictEntityFrameworkCoreApplication<Guid>>> log,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<OpenIddictEntityFrameworkCoreApplication<Guid>> store,
    TimeProvider clock)
    : OpenIddictApplicationManager<OpenIddictEntityFrameworkCoreApplication<Guid>>(cache, log, options, store)
{
    private const string Former = "former_secret";
    private const string FormerUntil = "former_secret_until";

    /// <inheritdoc/>
    public override async ValueTask<bool> ValidateClientSecretAsync(
        OpenIddictEntityFrameworkCoreApplication<Guid> application, string secret, CancellationToken cancellationToken = default)
    {
        if (await base.ValidateClientSecretAsync(application, secret, cancellationToken))
            return true;
        var kept = await Store.GetPropertiesAsync(application, cancellationToken);
        return kept.TryGetValue(Former, out var former)
            && kept.TryGetValue(FormerUntil, out var until) && until.GetDateTimeOffset() > clock.GetUtcNow()
            && await ValidateClientSecretAsync(secret, former.GetString()!, cancellationToken);
    }

    /// <summary>Gives a program another secret.</summary>
    /// <param name="overlap">How long the one before stays good; zero ends it at once.</param>
    internal async Task RotateAsync(OpenIddictEntityFrameworkCoreApplication<Guid> application, string secret, TimeSpan overlap, CancellationToken ct)
    {
        var kept = (await Store.GetPropertiesAsync(application, ct)).Remove(Former).Remove(FormerUntil);
        if (overlap > TimeSpan.Zero && await Store.GetClientSecretAsync(application, ct) is { } former)
        {
            kept = kept
                .SetItem(Former, JsonSerializer.SerializeToElement(former))
                .SetItem(FormerUntil, JsonSerializer.SerializeToElement(clock.GetUtcNow() + overlap));
        }
        await Store.SetPropertiesAsync(application, kept, ct);
        await UpdateAsync(application, secret, ct);
    }

    /// <summary>What a program or station may ask for: tokens for itself.</summary>
    internal static OpenIddictApplicationDescriptor OfMachine(string id, string name, string secret) => new()
    {
        ClientId = id,
        ClientSecret = secret,
        ClientType = OpenIddictConstants.ClientTypes.Confidential,
        DisplayName = name,
        Permissions =
        {
            OpenIddictConstants.Permissions.Endpoints.Token,
            OpenIddictConstants.Permissions.Endpoints.Revocation,
            OpenIddictConstants.Permissions.GrantTypes.ClientCredentials,
        },
    };
}
