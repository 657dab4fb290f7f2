using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Starting;

/// <summary>A second issuer that trusts the platform's own, which knows it as an application.</summary>
public sealed class TrustingIssuer(Testing.Platform platform) : IAsyncLifetime
{
    private OtherIssuer? here;

    /// <summary>Where it answers.</summary>
    public Uri Address => Here.Process.Address;

    private OtherIssuer Here => here ?? throw new InvalidOperationException("The issuer was not started.");

    /// <summary>Counts by a question to its database.</summary>
    public Task<long> CountAsync(string question, CancellationToken ct) => Here.CountAsync(question, ct);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await platform.StartedAsync(ct);
        here = await OtherIssuer.EmptyAsync(ct);
        await platform.Gateway.StartAsync(ct: ct);
        await TrustedAsync(new Uri(new Uri(new IdentitySettings(here.Instance).Issuer), "/account/external/callback"), ct);
        await here.StartAsync(ct, new Dictionary<string, string>
        {
            ["Identity__External__Authority"] = new IdentitySettings(platform.Instance).Issuer,
            ["Identity__External__ClientId"] = "partner",
            ["Identity__External__Name"] = "Partner",
            ["Identity__External__CreatesPeople"] = "true",
            ["Identity__External__Claims__name"] = "name",
            ["Identity__External__Claims__company"] = "company",
            ["Identity__External__Claims__department"] = "department",
            ["Identity__External__Claims__role"] = "role",
            ["Identity__External__Claims__clearance"] = "clearance",
            ["Identity__External__Roles__ARCHIVIST"] = "ARCHIVIST",
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (here is not null)
            await here.DisposeAsync();
    }

    private async Task TrustedAsync(Uri callback, CancellationToken ct)
    {
        var identity = platform.Services["identity"];
        await identity.StopAsync(ct: ct);
        await identity.StartAsync(ct: ct, settings: new Dictionary<string, string>
        {
            ["Identity__Applications__1__Id"] = "partner",
            ["Identity__Applications__1__RedirectUris__0"] = callback.AbsoluteUri,
        });
    }
}
