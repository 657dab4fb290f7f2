using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Operations;

/// <summary>Counts the uploads that wait to be verified, so that asking for the metrics costs the database nothing.</summary>
internal sealed class CountWaiting(ScanDb db, MediaNumbers numbers) : ISweep
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var waiting = db.Media.Where(media => media.State == MediaState.Uploaded);
        numbers.Wait(await waiting.CountAsync(ct), await waiting.MinAsync(media => media.ConfirmedAt, ct));
        return 0;
    }
}
