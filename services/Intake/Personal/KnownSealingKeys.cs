using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Personal;

/// <summary>Refuses to start while the database holds numbers whose key was taken away: they would be lost without anybody noticing.</summary>
internal sealed class KnownSealingKeys(IServiceScopeFactory scopes, NumberSeal seal) : IStartCheck
{
    /// <inheritdoc/>
    public IEnumerable<string> Faults(IConfiguration configuration) => [];

    /// <inheritdoc/>
    public async Task PassAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IntakeDb>();
        string[] known = [seal.Newest, .. seal.Replaced];
        var lost = await db.Database.SqlQuery<string>(
            $"select distinct sealed_with as \"Value\" from buyer_number where sealed_with <> all({known}) order by 1").ToListAsync(ct);
        if (lost.Count > 0)
            throw new InvalidOperationException($"intake does not start: numbers are sealed under {string.Join(", ", lost)}, which Intake:SealingKeys does not name");
    }
}
