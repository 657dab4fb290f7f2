using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Gives confirmed uploads to one worker of one replica at a time: small ones many together, a large one alone; a worker that dies loses its claim after a while.</summary>
/// <remarks>A claim only spares work. Should two workers have the same upload, both come to the same end, and the medium's version lets one of them write it.</remarks>
internal sealed class Claims(IServiceScopeFactory scopes, IOptions<ScanOptions> options, TimeProvider clock)
{
    /// <summary>Most bytes of an upload that is taken together with others, 1 MiB: a page is a tenth of it.</summary>
    private const long Small = 1024 * 1024;

    /// <summary>Most uploads taken together.</summary>
    private const int Most = 16;

    private readonly TimeSpan length = TimeSpan.FromSeconds(options.Value.ClaimSeconds);

    /// <summary>How often a worker says that it is still at it.</summary>
    public TimeSpan RenewEvery => length / 4;

    /// <summary>The uploads that wait longest and that nobody has, 1 to 16; none where none wait.</summary>
    public async Task<IReadOnlyList<Media>> TakeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScanDb>();
        var now = clock.GetUtcNow();
        return await db.Media.FromSql($"""
            with waiting as (
                select id, size_in_bytes, confirmed_at from media where state = 'UPLOADED' and (leased_until is null or leased_until < {now})
                order by confirmed_at for update skip locked limit {Most}),
            placed as (select id, size_in_bytes, row_number() over (order by confirmed_at, id) as place from waiting)
            update media set leased_until = {now + length} from placed
            where media.id = placed.id and (placed.place = 1
                or placed.size_in_bytes <= {Small} and (select size_in_bytes from placed where place = 1) <= {Small})
            returning media.*
            """).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>Says that the worker is still at it.</summary>
    public Task RenewAsync(Media media, CancellationToken ct) => HoldAsync([media], length, ct);

    /// <summary>Gives some back, to be tried again after a pause.</summary>
    public Task PutBackAsync(IReadOnlyCollection<Media> some, TimeSpan pause, CancellationToken ct) => HoldAsync(some, pause, ct);

    private async Task HoldAsync(IReadOnlyCollection<Media> some, TimeSpan until, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScanDb>();
        var ids = some.Select(media => media.Id).ToArray();
        await db.Database.ExecuteSqlAsync($"update media set leased_until = {clock.GetUtcNow() + until} where id = any({ids}) and state = 'UPLOADED'", ct);
    }
}
