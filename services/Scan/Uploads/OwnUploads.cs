using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Uploads;

/// <summary>The uploads a caller declared; nobody else's exist for him (clause 5.9).</summary>
internal static class OwnUploads
{
    /// <summary>Those of the ids that are the caller's own.</summary>
    public static Task<Dictionary<Guid, Media>> OwnUploadsAsync(this ScanDb db, Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        db.Media.AsNoTracking().Where(media => media.DeclaredBy == actor.Person && ids.Contains(media.Id)).ToDictionaryAsync(media => media.Id, ct);

    /// <summary>Refuses more than so many unfinished uploads, so that one station cannot fill the store or the tables (D18).</summary>
    /// <exception cref="RequestRefused"><c>UPLOAD_QUOTA</c> (429)</exception>
    public static async Task RequireRoomAsync(this ScanDb db, Actor actor, int more, int most, CancellationToken ct)
    {
        if (await db.Media.CountAsync(media => media.DeclaredBy == actor.Person && media.State == MediaState.Declared, ct) + more > most)
            throw new RequestRefused(Refusals.UploadQuota);
    }
}
