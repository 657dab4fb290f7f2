using ArchivePlatform.Identities.Keys;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.Seeding;

/// <summary>Lets Identity start only with safe settings and people, and prepares what the first start needs; replicas pass one after the other.</summary>
internal sealed class StartGuard(
    IServiceScopeFactory scopes, IOptions<PlatformOptions> platform, IOptions<IdentitySettings> options, KeyRing ring, IDataProtectionProvider protection) : IStartCheck
{
    private bool IsProduction => platform.Value.Profile == "Production";

    /// <inheritdoc/>
    public IEnumerable<string> Faults(IConfiguration configuration)
    {
        if (configuration["Platform:Profile"] == "Demonstration")
            yield break;
        if (configuration["Identity:Issuer"]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) != true)
            yield return "Identity:Issuer must be https in production";
        if (configuration.GetSection("Identity:Demonstration").AsEnumerable().Any(setting => !string.IsNullOrEmpty(setting.Value)))
            yield return "Identity:Demonstration is for the Demonstration profile only";
    }

    /// <inheritdoc/>
    public async Task PassAsync(CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.LockAsync(StartLock.Seeding, ct);
            await RefuseDemonstrationAsync(db, ct);
            await scope.ServiceProvider.GetRequiredService<FirstKeys>().MakeAsync(ct);
            await scope.ServiceProvider.GetRequiredService<KnownApplications>().RegisterAsync(ct);
            if (IsProduction)
                await scope.ServiceProvider.GetRequiredService<FirstAdministrators>().InviteAsync(ct);
            else if (options.Value.Demonstration is { IsSet: true } demonstration)
                await scope.ServiceProvider.GetRequiredService<DemonstrationPeople>().SeedAsync(demonstration, ct);
            // The first use makes the first key of cookies and forms, under the lock: a second replica then finds it.
            protection.CreateProtector("start").Protect([]);
            await transaction.CommitAsync(ct);
        }
        await ring.ReadAsync(ct);
    }

    private async Task RefuseDemonstrationAsync(IdentityDb db, CancellationToken ct)
    {
        if (IsProduction && (await db.People.AnyAsync(person => person.IsDemonstration, ct) || await db.Machines.AnyAsync(machine => machine.IsDemonstration, ct)))
            throw new InvalidOperationException("The database holds people of the demonstration; production starts on a database of its own.");
    }
}
