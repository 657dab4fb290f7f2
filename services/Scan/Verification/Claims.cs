using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Gives each confirmed upload to one worker of one replica at a time; a worker that dies loses its claim after a while.</summary>
/// <remarks>A claim only spares work. Should two workers have the same upload, both come to the same end, and the medium's version lets one of them write it.</remarks>
internal sealed class Claims(IServiceScopeFactory scopes, IOptions<ScanOptions> options, TimeProvider clock)
{
    private readonly TimeSpan length = TimeSpan.FromSeconds(options.Value.ClaimSeconds);

    /// <summary>How often a worker says that it is still at it.</summary>
    public TimeSpan RenewEvery => length / 4;

    /// <summary>The upload that waits longest and that nobody has; null where there is none.</summary>
    public async Task<Media?> TakeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScanDb>();
        var now = clock.GetUtcNow();
        var taken = await db.Database.SqlQuery<Guid>($"""
            update media set leased_until = {now + length}
            where id = (
                select id from media where state = 'UPLOADED' and (leased_until is null or leased_until < {now})
                order by confirmed_at for update skip locked limit 1)
            returning id
            """).ToListAsync(ct);
        return taken.Count == 0 ? null : await db.Media.AsNoTracking().SingleAsync(media => media.Id == taken[0], ct);
    }

    /// <summary>Says that the worker is still at it.</summary>
    public Task RenewAsync(Media media, CancellationToken ct) => HoldAsync(media, length, ct);

    /// <summary>Gives it back, to be tried again after a pause.</summary>
    public Task PutBackAsync(Media media, TimeSpan pause, CancellationToken ct) => HoldAsync(media, pause, ct);

    private async Task HoldAsync(Media media, TimeSpan until, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScanDb>();
        await db.Database.ExecuteSqlAsync($"update media set leased_until = {clock.GetUtcNow() + until} where id = {media.Id} and state = 'UPLOADED'", ct);
    }
}
