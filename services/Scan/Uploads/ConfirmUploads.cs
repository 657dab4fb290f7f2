using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.Scanning.Verification;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Uploads;

/// <summary>Says of 1 to 500 uploads that all bytes were sent; from now on exactly those the store has now count, and they are verified at once (clause 5.9).</summary>
/// <remarks>Confirming again changes nothing and answers where the upload stands.</remarks>
internal static class ConfirmUploads
{
    public sealed record Request(IReadOnlyList<Guid>? Ids);

    public sealed record Response(IReadOnlyList<UploadLine> Lines);

    internal static void Map(RouteGroupBuilder uploads) => uploads.MapPost("/confirmations", Handle);

    private static async Task<Ok<Response>> Handle(
        Request request, Actor actor, ScanDb db, Arrivals arrivals, StoreReport report, VerificationSignal signal, TimeProvider clock, Language language, CancellationToken ct)
    {
        var ids = Lines.Ids(request.Ids);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var own = await LockedAsync(db, actor, ids, ct);
        var open = own.Values.Where(media => media.State == MediaState.Declared && now < media.ExpiresAt).ToList();
        if (open.Count > 0)
            report.RequireSafe();
        var arrived = await arrivals.WholeAsync(open, ct);
        var lines = ids.Select((id, index) => Confirm(db, actor, own.GetValueOrDefault(id), id, index, arrived.GetValueOrDefault(id), now, language)).ToList();
        var answer = await db.AnswerAsync(TypedResults.Ok(new Response(lines)), ct);
        await transaction.CommitAsync(ct);
        signal.Set();
        return answer;
    }

    /// <summary>The caller's own, locked in one order before anybody looks at the store: a store that is asked twice at once to join the same parts fails one of both.</summary>
    private static Task<Dictionary<Guid, Media>> LockedAsync(ScanDb db, Actor actor, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.ToArray();
        return db.Media.FromSql($"select * from media where id = any({wanted}) and declared_by = {actor.Person} order by id for update").ToDictionaryAsync(media => media.Id, ct);
    }

    private static UploadLine Confirm(ScanDb db, Actor actor, Media? media, Guid id, int index, Arrived? arrived, DateTimeOffset now, Language language)
    {
        try
        {
            if (media is null)
                throw ScanRules.UploadUnknown.Broken();
            if (media.State == MediaState.Declared)
                Settle(db, actor, media, arrived, now);
            ScanRules.UploadClosed.Require(media.State != MediaState.Expired, media.State);
            return UploadLine.Of(index, media);
        }
        catch (RuleBroken reason)
        {
            return UploadLine.Of(index, id, reason, language, reason.Rule == ScanRules.UploadIncomplete ? arrived?.Missing : null);
        }
    }

    private static void Settle(ScanDb db, Actor actor, Media media, Arrived? arrived, DateTimeOffset now)
    {
        media.RequireOpen(now);
        ScanRules.UploadIncomplete.Require(arrived is { Version: not null });
        media.Confirm(arrived!.Version!, now);
        db.Audit(actor, "media.confirm", $"media/{media.Id}");
    }
}
